print(int("3000") is int("3000"))
