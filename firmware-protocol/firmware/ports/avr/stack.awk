# The deepest stack that a program for an AVR can need: awk -f stack.awk FILE.su ... LISTING, the compiler's -fstack-usage
# and then `avr-objdump -d` of the ELF. Prints "stack MAIN INTERRUPT VECTOR", bytes below main and of the deepest
# interrupt (none interrupts another). Fails with a sentence if that cannot be known: recursion, a call by pointer, a
# stack of variable size; and if there is allocation.
function fail(sentence) {
    print sentence > "/dev/stderr"
    failed = 1
    exit 1
}
FILENAME ~ /\.su$/ {
    n = split($1, part, ":")
    if ($3 != "static") fail("the stack of " part[n] " has no fixed size")
    if ($2 > own[part[n]]) own[part[n]] = $2 # names of static functions may come twice: the larger one
    next
}
/^[0-9a-f]+ <.*>:$/ {
    before = name
    name = $2
    gsub(/[<>:]/, "", name)
    if (before != "" && !(before in own)) calls[before] = calls[before] " " name # the C library falls through its labels
    if (name == "malloc") fail("the firmware allocates memory")
    next
}
/\t(e?icall|e?ijmp)/ { fail("the firmware calls by pointer in " name) }
/\tpush\t/ { pushed[name]++ }
/\t(r?call|r?jmp|br..)\t/ {
    if (match($0, /<[^+>]+>/)) {
        called = substr($0, RSTART + 1, RLENGTH - 2)
        if (called != name || $0 ~ /call/) calls[name] = calls[name] " " called
    }
}
function depth(of,    list, i, n, deepest, d, bare) {
    if (busy[of] && !(of in own)) return 0 # a loop between labels of the C library
    if (busy[of]) fail("the firmware is recursive in " of)
    if (of in known) return known[of]
    busy[of] = 1
    n = split(calls[of], list, " ")
    deepest = 0
    for (i = 1; i <= n; i++) {
        d = depth(list[i])
        if (d > deepest) deepest = d
    }
    busy[of] = 0
    bare = of
    sub(/\.(part|isra|constprop).*/, "", bare)
    # What the compiler's list does not have is the C library's, in assembler: its return address and what it pushes.
    known[of] = deepest + (of in own ? own[of] : bare in own ? own[bare] : pushed[of] + 3)
    return known[of]
}
END {
    if (failed) exit 1
    worst = 0
    for (name in own)
        if (name ~ /^__vector_/ && depth(name) > worst) {
            worst = depth(name)
            vector = name
        }
    print "stack", depth("main"), worst, vector
}
