/// How each provider fares: its light, and the sentence that says whether the results are complete.
package org.perigee.app.providers;
