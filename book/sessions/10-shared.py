import multiprocessing
from multiprocessing.shared_memory import SharedMemory


def work(numbers, name):
    numbers.append(3)
    memory = SharedMemory(name)
    memory.buf[0] += 1
    memory.close()


if __name__ == "__main__":
    numbers = [1, 2]
    memory = SharedMemory(create=True, size=1)
    process = multiprocessing.Process(target=work, args=[numbers, memory.name])
    process.start()
    process.join()
    print("the list:", numbers)
    print("the byte:", memory.buf[0])
    memory.close()
    memory.unlink()
