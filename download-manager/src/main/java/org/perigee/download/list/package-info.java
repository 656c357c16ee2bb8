/// Lists of files in forms other than Metalink: addresses one a line and aria2's input files, tables, checksum files; and what can be handed on to other
/// programs: aria2, curl, tables. Lists come from anybody: addresses that are not http or https and names that would leave the folder are refused entry by
/// entry, with the line they stand on. What is written holds no secret.
package org.perigee.download.list;
