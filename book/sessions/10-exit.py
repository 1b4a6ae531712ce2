import threading


def work(name, waits_for):
    try:
        waits_for.wait(3600)
        print(name, "has finished")
    finally:
        print(name, "says goodbye")


over, never = threading.Event(), threading.Event()
threading.Thread(target=work, args=["a", over]).start()
threading.Thread(target=work, args=["b", never], daemon=True).start()
print("main has finished")
over.set()
