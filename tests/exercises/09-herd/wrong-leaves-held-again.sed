# REFUSED: Neither a herd nor a walk that is over holds an animal.
# Says at once what visit has said, and forgets to let go.
/^int herd_each/,/^}/{s/^        result = visit(op, arg);/&\n        if (result != 0) {\n            if (--self->walks == 0)\n                tidy(self);\n            return result;\n        }/}
