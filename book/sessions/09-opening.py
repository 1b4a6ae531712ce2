import asyncio
import gc


async def serve(reader, writer):
    await asyncio.sleep(0.1)
    writer.write(b"42\n")
    writer.close()


async def ask(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    print("asked")
    print("answered:", await reader.readline())
    writer.close()


async def main(collect):
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, what: print(what["message"]))
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    asyncio.create_task(ask(server.sockets[0].getsockname()[1]))
    await asyncio.sleep(0.05)       # by now it has asked
    if collect:
        gc.collect()
    await asyncio.sleep(0.2)        # by now there is an answer
    print("end")


gc.disable()
asyncio.run(main(collect=False))
asyncio.run(main(collect=True))
