/// How transfers went, for people and programs to keep: one line a file, without secrets.
package org.perigee.app.report;
