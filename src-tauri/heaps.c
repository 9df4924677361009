/* How many heaps glibc keeps for the window's process. It gives a new one to every thread that finds
   the others busy, up to eight for each processor, and none of them gives back what it once held: with
   100,000 deals, and a question on every thread, 170 MB where 95 do. Two are as quick on two cores.

   Only the C library's own variable, read before a program begins, could say it otherwise; a program
   that starts itself anew to set it loads all its libraries twice. */
#include <malloc.h>
#include <stdlib.h>

__attribute__((constructor)) static void few_heaps(void)
{
    /* Somebody who says how many knows why. */
    if (getenv("MALLOC_ARENA_MAX") == NULL)
        mallopt(M_ARENA_MAX, 2);
}
