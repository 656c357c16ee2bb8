package org.perigee.storage;

import java.sql.Connection;
import java.sql.SQLException;

/// Some work on a connection. It must not keep the connection, commit or close it.
///
/// @param <T> what the work gives back
@FunctionalInterface
public interface SqlWork<T> {

    T run(Connection connection) throws SQLException;
}
