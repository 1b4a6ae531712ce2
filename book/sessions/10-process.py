# ledger: start-method
# also on 3.6
import multiprocessing

x = "as it was loaded"


def tell():
    print("in the other process, x is", x, flush=True)


if __name__ == "__main__":
    x = "as we left it"
    process = multiprocessing.Process(target=tell)
    process.start()
    process.join()
