# REFUSED: What was counted before stays counted
s/^            return -1;/            return ob_dict_clear(dict), -1;/
