/* The worker's build links each subproject's static library whole; with the system's libraries there is nothing in it. */
typedef int nothing_at_all;
