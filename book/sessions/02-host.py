from prelude import Doomed


class Host:
    def __init__(self, guest):
        self.guest = guest

    def __del__(self):
        print("the host begins")
        self.guest = None
        print("the host ends")


host = Host(Doomed("guest", Doomed("luggage")))
del host
print("end of the program")
