scoreportSearch("t0-0fff9dbcd7",[["1","01A=?0aboutC<?0chapterA>?A1iteB<0dataB0editionB0figureB0licenceC0madeC0oneA2lyA<?0paragraphA0reportBA0siteC<1mallBA0tableB0underC0wholeB1orkC"]])
