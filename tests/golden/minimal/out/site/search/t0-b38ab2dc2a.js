scoreportSearch("t0-b38ab2dc2a","01A=?0chapterA>?0oneA2lyA<?0paragraphA")
