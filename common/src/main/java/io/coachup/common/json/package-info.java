/** JSON bodies and numbers of requests, read within limits; whatever is wrong is a 400 that names the field. */
package io.coachup.common.json;
