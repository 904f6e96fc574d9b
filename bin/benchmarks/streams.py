HELP = "to come"
def options(parser): pass
def check(parser, given): pass
def sections(given): return []
