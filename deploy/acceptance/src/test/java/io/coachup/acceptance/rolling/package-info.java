/** Rolling updates as a cluster does them: replicas are replaced one after the other under load. */
package io.coachup.acceptance.rolling;
