# A proxy with a callback, and the parent asked for without a reference.
/^static int join/i\
static ObObject *gone(ObObject *op, ObObject *const args[], size_t n)\
{\
    (void)op; (void)args; (void)n;\
    return ob_none();\
}\
\
static ObType gone_type = {\
    .base = OB_STATIC_HEADER(\&ob_type_type), .name = "Gone",\
    .basic_size = sizeof(ObObject), .call = gone,\
};\
\
static ObObject callback = OB_STATIC_HEADER(\&gone_type);\

s/ob_proxy_new(parent, NULL)/ob_proxy_new(parent, \&callback)/
/^static bool is_alive/,/^}/c\
static bool is_alive(ObObject *proxy)\
{\
    return ob_ref_to_borrowed(proxy) != NULL;\
}
