# REFUSED: A child that died has told nothing: -1.
s/ ? copied : -1;/ ? copied : 0;/
