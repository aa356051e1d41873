"""What a board is told of many cases: counted, made anonymous, compared with the paper before."""
