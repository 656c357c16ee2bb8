/// Measures Perigee against its goals. Nothing here runs with the tests.
package org.perigee.benchmarks;
