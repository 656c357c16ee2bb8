/// What window and command line share: the parts put together, without a toolkit.
package org.perigee.app.core;
