scoreportSearch("e0-d0dabfb1a4",["\tThe only chapter\tOne paragraph."])
