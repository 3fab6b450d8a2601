/** How soon each service answers after its start, and how much memory it then has. */
package io.coachup.bench.start;
