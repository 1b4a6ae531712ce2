# REFUSED: What the measuring itself costs is not counted.
s/faults() - before;/faults();\n    before = copied;/
