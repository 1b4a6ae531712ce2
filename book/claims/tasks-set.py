# from 3.8
# Whether a task is in asyncio's WeakSet, and whether all_tasks finds it.
import asyncio


async def main():
    task = asyncio.current_task()
    weak = getattr(asyncio.tasks, "_all_tasks", None)
    weak = asyncio.tasks._scheduled_tasks if weak is None else weak
    print(type(weak).__name__, task in weak, task in asyncio.all_tasks())


asyncio.run(main())
