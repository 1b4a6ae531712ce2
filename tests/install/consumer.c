/* Prints a str, its count, and which function holds it, if the library
 * writes receipts. */
#include <ouroboros.h>

int main(void)
{
    ObInterp *interp = ob_interp_new(&(ObConfig){ .debug_mem = true });
    ObObject *op = interp != NULL ? ob_str_from("spam") : NULL;
    if (op == NULL)
        return 1;
    ob_incref(op);
    printf("%s, %u", ob_str_utf8(op), (unsigned)ob_refcnt(op));
    ob_decref(op);
#if CHAPTER >= 2
    const ObReceipt *r = ob_mem_receipts(ob_mem(), op);
    printf(", %s", r != NULL ? r->at.function : "nobody");
#endif
    ob_decref(op);
    return ob_interp_free(interp);
}
