/// A thin layer over the JDK's own HTTP server: requests with decoded parameters, answers, routing by path prefix, and
/// faults on demand.
package org.perigee.sandbox.http;
