# REFUSED: turns_free gives back what turns_new took, and whatever turns_take has made
# OF: right-local.c
# Each thread makes its condition when it first waits, and none is destroyed.
s/^    bool mine;$/&\
    bool made;/
s/^static _Thread_local Waiter me = .*/static _Thread_local Waiter me;/
s/^        me.mine = false;$/        if (!me.made)\
            pthread_cond_init(\&me.cond, NULL);\
        me.made = true;\
&/
