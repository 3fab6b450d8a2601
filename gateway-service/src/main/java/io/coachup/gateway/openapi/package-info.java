/** The public API as one document, made of the route table and of what each owner says of its routes. */
package io.coachup.gateway.openapi;
