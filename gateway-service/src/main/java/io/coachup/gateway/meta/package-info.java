/** The routes that say that the gateway answers. */
package io.coachup.gateway.meta;
