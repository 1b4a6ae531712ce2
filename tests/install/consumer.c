#include <ouroboros.h>

int main(void)
{
    ObInterp *interp = ob_interp_new(NULL);
    ObObject *op = interp != NULL ? ob_str_from("spam") : NULL;
    if (op == NULL)
        return 1;
    printf("%s, %u\n", ob_str_utf8(op), (unsigned)ob_refcnt(op));
    ob_decref(op);
    return ob_interp_free(interp);
}
