# REFUSED: Who works leaves no exception behind
/if (ob_error() != OB_KEY_ERROR)/,/ob_error_clear/s/    ob_error_clear();//
