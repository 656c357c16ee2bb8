/// Looks whether a file is whole by what its own format says: lengths, tables and end marks of the formats that Earth-observation products
/// come in. Reads little of the file; computes no digests.
package org.perigee.download.structure;
