import threading


def work():
    seen = 0
    for i in range(50_000):
        shared.append(i)
        now = len(shared)
        if now <= seen:
            shorter.append(now)
        seen = now


shared, shorter = [], []
threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("long:", len(shared))
print("seen to shorten:", len(shorter) > 0)
