# ledger: parser-garbage
# also on 2.7, 3.6
import argparse
import gc

gc.collect()
print(gc.collect())
parser = argparse.ArgumentParser()
parser.add_argument("name")
parser.parse_args(["spam"])
del parser
print(gc.collect())
