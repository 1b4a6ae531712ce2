# REFUSED: The collector looks only at what is tracked: ob_track(op), when the node is complete.
# Never joins the ring.
/ob_track(op);/d
