/// In Oak's own package, as its trie is not public.
@NullMarked
package org.apache.jackrabbit.oak.segment;

import org.jspecify.annotations.NullMarked;
