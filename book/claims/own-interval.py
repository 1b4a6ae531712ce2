# only on 3.14 3.15
# The switch interval is of one interpreter.
import sys
from concurrent import interpreters

other = interpreters.create()
answers = interpreters.create_queue()
other.prepare_main(answers=answers)
other.exec("import sys; sys.setswitchinterval(1); answers.put(sys.getswitchinterval())")
print(answers.get(), sys.getswitchinterval())
other.close()
