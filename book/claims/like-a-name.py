for text in "spam_eggs", "spam eggs":
    names = {}
    for line in "a = %r", "b = %r":     # two lines at the prompt: two compilations
        exec(compile(line % text, "<stdin>", "single"), names)
    print(names["a"] is names["b"])
