# ledger: start-method
# also on 3.6
import multiprocessing

print("loaded", flush=True)
x = ["as it was loaded"]


def tell(n):
    x.append(n)
    print(x, flush=True)


if __name__ == "__main__":
    x.append("as we left it")
    for n in 1, 2:
        process = multiprocessing.Process(target=tell, args=[n])
        process.start()
        process.join()
