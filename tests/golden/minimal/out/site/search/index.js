<<<<<<< HEAD
scoreportSearch("index",{"pages":[["only.html","The only chapter",1],["cite.html","How to cite",1],["about.html","About this site",1]],"kinds":"111","lengths":"9A?","terms":[["1","4b54fd9678"]],"texts":[[0,"5dbb28ec0f"]],"names":[],"stops":["a","an","and","are","as","at","be","been","but","by","for","from","had","has","have","he","his","in","is","it","its","not","of","on","or","than","that","the","their","they","this","to","was","were","which","with"]})
=======
scoreportSearch("index",{"pages":[["only.html","The only chapter",1]],"kinds":"1","lengths":"9","terms":[["1","b38ab2dc2a"]],"texts":[[0,"d0dabfb1a4"]],"names":[],"stops":["a","an","and","are","as","at","be","been","but","by","did","do","doe","for","from","had","has","have","he","his","how","in","is","it","its","not","of","on","or","than","that","the","their","they","this","to","was","were","what","when","where","which","who","why","with"]})
>>>>>>> f83f025b95bc07d94efe90aaaaccb27b0ab4ac5b
