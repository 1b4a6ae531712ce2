/* What to find out. Nothing to change here. */
#ifndef BETWEEN_H
#define BETWEEN_H

extern const int appended, passed, asked, asked_in_vain, detached;
extern const int maker_dies, collects, same_none, same_list, left;

#endif
