scoreportSearch("t0-4b54fd9678","01A=?0aboutC<?0chapterA>?A1iteB<0dataB0editionB0figureB0howB<A0licenceC0madeC0oneA2lyA<?0paragraphA0reportBA0siteC<1mallBA0tableB0underC0whoC3leB1orkC")
