# REFUSED: What is known about the dead goes when they die
# Of those who have died, one is taken out.
s/for (size_t i = ob_list_size(self->refs); i-- > 0; )/bool gone = false;\n    for (size_t i = ob_list_size(self->refs); !gone \&\& i-- > 0; )/
s/if (ob_ref_is_dead(ref_at(self, i))/if ((gone = ob_ref_is_dead(ref_at(self, i)))/
