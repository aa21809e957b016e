export const id = 9537;
export const ids = [9537];
export const modules = {

/***/ 39537:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openDirectory: () => (/* binding */ openDirectory),
  packageDirectory: () => (/* binding */ packageDirectory)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ../../src/errors.ts
var errors = __webpack_require__(76378);
// EXTERNAL MODULE: ../../src/system-error.ts
var system_error = __webpack_require__(68783);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ../../src/package/file-mode.ts
var file_mode = __webpack_require__(54964);
;// CONCATENATED MODULE: ../../src/package/file-order.ts
/**
 * Order of the entries in the archive: by the bytes of their whole path, the same on every machine,
 * whatever the file system or the locale says. A folder is compared by its name with the slash at its
 * end, as the paths of what it holds are.
 */
function byNameBytes(one, other) {
    return Buffer.compare(one.name, other.name);
}

;// CONCATENATED MODULE: ../../src/package/link-target.ts



/** Where a function finds its layers, its code and its own files: what leads there makes sense there only. */
const PLACES_ON_LAMBDA = ['/opt', '/var/task', '/tmp'];
/** Links to what packages may need without declaring it. */
const OF_PNPM = /(^|\/)node_modules\/\.pnpm\/node_modules\/(@[^/]+\/)?[^/]+$/;
/**
 * Where a link in the package leads. A relative target that stays inside the
 * directory is kept as it is, whether or not it exists, and so is one below /opt, /var/task or /tmp.
 * Another way to a place inside the directory is rewritten to the relative one.
 *
 * `pnpm deploy` leaves a link to the workspace's own copy of the package among those that pnpm keeps
 * for packages which do not declare what they need. It leads out, and nothing else comes by it.
 *
 * @param path Absolute path of the link; that of the folder it is in must be real.
 * @param name Path of the link in the directory, for messages.
 * @param root Real path of the directory.
 * @returns undefined for such a link of pnpm's, which does not belong in the package.
 * @throws DeployError if its target is not UTF-8. Errors of readlink are thrown as they are.
 */
function linkTarget(path, name, root) {
    const target = (0,external_node_fs_.readlinkSync)(path);
    const replaced = target.includes('\ufffd');
    if (replaced && !(0,external_node_fs_.readlinkSync)(path, 'buffer').equals(Buffer.from(target)))
        throw notUtf8(name, target);
    const folder = (0,external_node_path_.resolve)(path, '..');
    const spelled = (0,external_node_path_.resolve)(folder, target);
    const real = realPath(path);
    if (isInside(spelled, root)) {
        // It may be by way of another link that leads out.
        if (real !== undefined && !isInside(real, root) && !isOnLambda(real)) {
            return { outside: `${target} and so to ${real}` };
        }
        return inside(staysInside(target, folder, root) ? target : relativePath(spelled, folder));
    }
    if (real !== undefined && isInside(real, root))
        return inside(relativePath(real, folder));
    if ((0,external_node_path_.isAbsolute)(target) && isOnLambda(withSlashes(target)))
        return inside(target);
    if (OF_PNPM.test(name))
        return undefined;
    return { outside: target };
}
function inside(target) {
    return { target: withSlashes(target) };
}
/** The real path; undefined if there is nothing, or nothing that can be reached. */
function realPath(path) {
    try {
        return external_node_fs_.realpathSync.native(path);
    }
    catch {
        return undefined;
    }
}
/** Whether the target never climbs above the root, whose name is another one on Lambda. */
function staysInside(target, folder, root) {
    if ((0,external_node_path_.isAbsolute)(target))
        return false;
    let path = folder;
    return target.split(external_node_path_.sep).every((segment) => {
        path = (0,external_node_path_.resolve)(path, segment);
        return isInside(path, root);
    });
}
function isInside(path, root) {
    const way = (0,external_node_path_.relative)(root, path);
    return way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(way);
}
function isOnLambda(path) {
    const plain = `${external_node_path_.posix.normalize(path)}/`;
    return PLACES_ON_LAMBDA.some((place) => plain.startsWith(`${place}/`));
}
function relativePath(path, folder) {
    return (0,external_node_path_.relative)(folder, path) || '.';
}
function withSlashes(path) {
    return path.replaceAll(external_node_path_.sep, '/');
}
function notUtf8(name, target) {
    return new errors/* DeployError */.s({
        what: `Could not package the link ${name}: its target ${target} is not valid UTF-8.`,
        remedy: `Rename what it leads to, or leave it out with \`exclude\`: /${name}`,
    });
}

// EXTERNAL MODULE: ../../src/package/bullet-list.ts
var bullet_list = __webpack_require__(39233);
;// CONCATENATED MODULE: ../../src/package/outside-links.ts



/** So many lines are given that leave links out. */
const MAX_LINES = 100;
/** The error for all links of a directory that lead out of it, which are at least one. */
function outsideLinksError(links) {
    const [link] = links;
    const inModules = links.some(({ path }) => path.split(external_node_path_.sep).includes('node_modules'));
    if (link !== undefined && links.length === 1) {
        return new errors/* DeployError */.s({
            what: `Could not package the link ${link.name}.`,
            why: `It leads to ${link.target}, which is outside the directory and will not be there on Lambda.`,
            remedy: `${inModules ? COPY_PACKAGES : 'Copy what it leads to into the directory'}, or leave the link out with \`exclude\`: ${patternOf(link)}`,
        });
    }
    const folder = inModules ? undefined : commonFolder(links);
    return new errors/* DeployError */.s({
        what: `Could not package ${links.length} links that lead outside the directory.`,
        why: `What they lead to will not be there on Lambda:\n${(0,bullet_list/* bulletList */.f)(links.map(({ name, target }) => `${name} leads to ${target}`))}`,
        remedy: `${inModules ? COPY_PACKAGES : 'Copy what they lead to into the directory'}, or leave them out.`,
        snippets: [
            outside_links_text('Lines of `exclude` that leave them out:', links.slice(0, MAX_LINES).map(patternOf).join('\n')),
            ...(folder === undefined
                ? []
                : [outside_links_text('Or leave out their folder, with one line of `exclude`:', folder)]),
        ],
    });
}
/** Packages are linked to by workspaces, whose tools know how to copy them. */
const COPY_PACKAGES = 'Use a folder made by `pnpm --filter NAME deploy --prod DIR` as `source-dir`, install with `npm install --install-links`';
/** The pattern of the folder that every one of them is in; undefined if that differs or is the root. */
function commonFolder(links) {
    const [folder, ...others] = new Set(links.map(({ name }) => external_node_path_.posix.dirname(name)));
    if (folder === undefined || folder === '.' || others.length > 0)
        return undefined;
    return `${patternOf({ name: folder })}/`;
}
/** The pattern that matches this path and no other. */
function patternOf({ name }) {
    return `/${name.replace(/[\\*?[\]{}]/g, '\\$&')}`;
}
function outside_links_text(title, lines) {
    return { title, language: 'text', text: lines };
}

;// CONCATENATED MODULE: ../../src/package/package-errors.ts


/** The error for a file or directory that cannot be read; `cause` is what was thrown, or its code. */
function unreadable(name, cause) {
    return new errors/* DeployError */.s({
        what: `Could not read ${name} to package it.`,
        why: (0,system_error/* systemReason */.u)(cause),
        remedy: 'Make it readable for the user this step runs as, or leave it out with `exclude`.',
        cause,
    });
}
/** The error for a thread that has no more memory; `cause` is what was thrown, or its code. */
function notEnoughMemory(cause) {
    return new errors/* DeployError */.s({
        what: 'Could not package the directory: there is not enough memory.',
        why: (0,system_error/* systemReason */.u)(cause),
        remedy: 'Use a runner with more memory, or leave large files out with `exclude`. If NODE_OPTIONS has --max-old-space-size, raise it.',
        cause,
    });
}
/** The error for what is no file, link or directory. */
function notAFile(name) {
    return new errors/* DeployError */.s({
        what: `Could not package ${name}: it is a socket, a named pipe or a device.`,
        why: 'A zip holds files, links and directories.',
        remedy: 'Remove it, or leave it out with `exclude`.',
    });
}
/** The error for more than `limit` entries. */
function tooManyEntries(limit) {
    return beyondLambda(`It holds more than ${limit.toLocaleString('en')} files, links and empty directories.`, 'A zip without extensions cannot hold it, and Lambda');
}
/** The error for a file above 1 GiB. */
function tooLargeFile(name) {
    return beyondLambda(`The file ${name} is larger than 1 GiB.`, 'Lambda');
}
function beyondLambda(what, who) {
    return new errors/* DeployError */.s({
        what: `Could not package the directory. ${what}`,
        why: `${who} takes at most 262,144,000 bytes, unzipped.`,
        remedy: 'Leave files out with `exclude`, `include` or a .lambdaignore file, or deploy a container image.',
    });
}

;// CONCATENATED MODULE: ../../src/package/timestamp.ts
/**
 * The time stamp of every entry, so that archives do not depend on when a file was written: 1 January
 * 1980, midnight, the first moment that the format of MS-DOS knows (APPNOTE 4.4.6).
 */
const DOS_DATE = (1 << 5) | 1;
const DOS_TIME = 0;

;// CONCATENATED MODULE: ../../src/package/zip-records.ts
/**
 * The records of a zip file, as PKWARE's APPNOTE 6.3.10 lays them out. Sections are named beside each.
 *
 * Our own because no maintained library writes entries that were compressed elsewhere: yazl,
 * archiver and zip-stream compress by themselves, one entry at a time.
 */

/** Longest archive and largest entry without the zip64 extension, in bytes. */
const MAX_OFFSET = 0xffff_fffe;
/** Most entries without the zip64 extension. */
const MAX_ENTRIES = 0xffff;
const VERSION_NEEDED = 20;
/** 4.4.2: made on Unix, so that readers look at the mode. */
const MADE_BY = (3 << 8) | VERSION_NEEDED;
/** 4.4.4: bit 11, the name is UTF-8. */
const FLAG_UTF8 = 1 << 11;
/** 4.3.7 Local file header, with the name. */
function localHeader(entry) {
    const header = Buffer.alloc(30 + entry.name.length);
    header.writeUInt32LE(0x04034b50, 0);
    writeCommon(header, 4, entry);
    entry.name.copy(header, 30);
    return header;
}
/** 4.3.12 Central directory header of an entry whose local header is at `offset`. */
function centralHeader(entry, offset) {
    const header = Buffer.alloc(46 + entry.name.length);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(MADE_BY, 4);
    writeCommon(header, 6, entry);
    header.writeUInt32LE(entry.mode * 0x10000, 38);
    header.writeUInt32LE(offset, 42);
    entry.name.copy(header, 46);
    return header;
}
/** 4.3.16 End of central directory record. */
function endOfCentralDirectory(entries, size, offset) {
    const record = Buffer.alloc(22);
    record.writeUInt32LE(0x06054b50, 0);
    record.writeUInt16LE(entries, 8);
    record.writeUInt16LE(entries, 10);
    record.writeUInt32LE(size, 12);
    record.writeUInt32LE(offset, 16);
    return record;
}
/** The fields that local and central headers share, from "version needed" to "file name length". */
function writeCommon(header, at, entry) {
    header.writeUInt16LE(VERSION_NEEDED, at);
    header.writeUInt16LE(FLAG_UTF8, at + 2);
    header.writeUInt16LE(entry.method, at + 4);
    header.writeUInt16LE(DOS_TIME, at + 6);
    header.writeUInt16LE(DOS_DATE, at + 8);
    header.writeUInt32LE(entry.crc32, at + 10);
    header.writeUInt32LE(entry.compressedSize, at + 14);
    header.writeUInt32LE(entry.size, at + 18);
    header.writeUInt16LE(entry.name.length, at + 22);
}

;// CONCATENATED MODULE: ../../src/package/file-tree.ts










/** Largest file in bytes: it is compressed as a whole, in the 4 GiB of memory that WebAssembly has. */
const MAX_FILE = 1024 ** 3;
/** So many files and folders are walked before others, such as a signal, have their turn. */
const YIELD_EVERY = 64;
/**
 * Everything that belongs in the package, in the order of byNameBytes. Links are not followed, so that
 * each folder is walked once. Reads on as entries are asked for; they come in groups, some of them empty.
 *
 * @throws DeployError naming the path: links that lead out, names that are not UTF-8, sockets and
 *   devices, what cannot be read, and more than a zip can hold.
 */
function readTree(options, signal) {
    const root = { path: options.root, name: '' };
    // Listed at once: what is written into the root from now on is not part of the package.
    return walk(list(root), root, options, signal);
}
async function* walk(listed, root, options, signal) {
    // What is still to be walked; the next one is the last.
    const pending = wantedChildren(root, listed, options);
    let group = [];
    let count = 0;
    let walked = 0;
    const outside = [];
    const { limit = MAX_ENTRIES } = options;
    for (let child = pending.pop(); child !== undefined; child = pending.pop()) {
        if (child.folder !== undefined) {
            for (const inner of childrenOf(child.folder, options))
                pending.push(inner);
        }
        else if (child.outside !== undefined) {
            outside.push(child.outside);
        }
        else if (child.entry !== undefined) {
            if (++count > limit)
                throw tooManyEntries(limit);
            // The rest is looked at only to name all such links at once.
            if (outside.length === 0)
                group.push(child.entry);
        }
        if (++walked % YIELD_EVERY !== 0)
            continue;
        yield group;
        group = [];
        await (0,promises_.setImmediate)();
        signal?.throwIfAborted();
    }
    if (outside.length > 0)
        throw outsideLinksError(outside);
    yield group;
}
function childrenOf(folder, options) {
    const listed = list(folder);
    if (listed.length > 0)
        return wantedChildren(folder, listed, options);
    if (!options.selection.includes(folder.name))
        return [];
    const entry = entryOf(folder.name, {});
    return [{ name: entry.name, entry }];
}
/** In reverse order. */
function wantedChildren(folder, listed, options) {
    return listed.flatMap((child) => childOf(folder, child, options) ?? []).sort((a, b) => byNameBytes(b, a));
}
function childOf(folder, child, { root, selection, skip }) {
    const path = (0,external_node_path_.join)(folder.path, child.name);
    const isFolder = child.isDirectory();
    const name = `${folder.name}${child.name}${isFolder ? '/' : ''}`;
    if (isFolder ? path === skip || !selection.enters(name) : !selection.includes(name))
        return undefined;
    if (child.name.includes('\ufffd'))
        refuseInvalidName(folder, child.name);
    if (isFolder)
        return { name: Buffer.from(name), folder: { path, name } };
    if (child.isSymbolicLink())
        return linkChild(path, name, root);
    const entry = fileEntry(path, name);
    return { name: entry.name, entry };
}
function linkChild(path, name, root) {
    const end = reading(name, () => linkTarget(path, name, root));
    if (end === undefined)
        return undefined;
    if (end.outside !== undefined) {
        return { name: Buffer.from(name), outside: { path, name, target: end.outside } };
    }
    const entry = entryOf(name, { target: end.target, size: Buffer.byteLength(end.target) });
    return { name: entry.name, entry };
}
function fileEntry(path, name) {
    const stats = reading(name, () => (0,external_node_fs_.lstatSync)(path));
    if (!stats.isFile())
        throw notAFile(name);
    if (stats.size > MAX_FILE)
        throw tooLargeFile(name);
    const { size, mtimeMs, ino, mode } = stats;
    return entryOf(name, { path, size, mtimeMs, ino, executable: (0,file_mode/* isExecutable */.TV)(mode) });
}
function entryOf(name, parts) {
    const { path, target, size = 0, mtimeMs = 0, ino = 0, executable = false } = parts;
    return { name: Buffer.from(name), path, target, size, mtimeMs, ino, executable };
}
function list(folder) {
    return reading(folder.name || folder.path, () => (0,external_node_fs_.readdirSync)(folder.path, { withFileTypes: true }));
}
/** A replacement character is what Node makes of invalid bytes, but a name may also truly hold one. */
function refuseInvalidName(folder, name) {
    const all = reading(folder.name || folder.path, () => (0,external_node_fs_.readdirSync)(folder.path, { encoding: 'buffer' }));
    const bytes = all.find((other) => other.toString() === name && !other.equals(Buffer.from(name)));
    if (bytes === undefined)
        return;
    throw new errors/* DeployError */.s({
        what: `Could not package ${folder.name}${name}: the name is not valid UTF-8.`,
        why: `Its bytes are ${bytes.toString('hex')}, and a zip names files in UTF-8.`,
        remedy: 'Rename it, or leave its folder out with `exclude`.',
    });
}
function reading(name, read) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof errors/* DeployError */.s)
            throw error;
        throw unreadable(name, error);
    }
}

// EXTERNAL MODULE: ../../src/package/missing-path.ts
var missing_path = __webpack_require__(65784);
// EXTERNAL MODULE: ../../node_modules/ignore/index.js
var ignore = __webpack_require__(64134);
var ignore_default = /*#__PURE__*/__webpack_require__.n(ignore);
;// CONCATENATED MODULE: ../../src/package/selection.ts


/** Name of the ignore file in the root of the directory. */
const IGNORE_FILE = '.lambdaignore';
/** Stands for whatever may be in a directory. A directory that is really called so is entered in vain. */
const SOMETHING = 'something-in-it';
/**
 * Patterns are in gitignore syntax and tell upper from lower case on every system. `exclude` comes
 * after .lambdaignore and can take files back with `!`. Like git, it cannot take back a file whose
 * directory is excluded. `.git` and the ignore file itself never belong in a package.
 *
 * @throws DeployError for patterns in braces, which gitignore syntax does not know.
 */
function createSelection(patterns) {
    refuseBraces(patterns);
    const { include, exclude, ignoreFile } = patterns;
    const excluded = matcher().add(ignoreFile).add(exclude.map(anchored));
    const admits = (path) => !isNeverPackaged(path) && !excluded.ignores(path);
    if (include.length === 0)
        return { includes: admits, enters: admits };
    const included = matcher().add(include.map(anchored));
    const places = matcher().add(include.map(anchored).flatMap(placesOf));
    return {
        includes: (path) => admits(path) && included.ignores(path),
        enters: (directory) => admits(directory) && (included.ignores(directory) || places.ignores(directory + SOMETHING)),
    };
}
function matcher() {
    return ignore_default()({ ignorecase: false });
}
/** `./dist` is how a shell names what gitignore syntax calls `/dist`. */
function anchored(pattern) {
    return pattern.replace(/^(!?)\.\//, '$1/');
}
/**
 * Patterns of the directories in which the pattern may match something, each with SOMETHING in it:
 * of `/a/*.js` it is `/a/SOMETHING`. A pattern without a slash, but for one at its end, matches at
 * any depth, and so does what comes after `**`.
 */
function placesOf(pattern) {
    if (pattern.startsWith('!'))
        return [];
    const text = pattern.replace(/[ \r\n]+$/, '');
    if (!/\/(?!$)/.test(text))
        return [`**/${SOMETHING}`];
    const segments = text.replace(/^\//, '').split('/');
    const anyDepth = segments.findIndex((segment) => segment.includes('**'));
    const above = segments.slice(0, anyDepth < 0 ? segments.length - 1 : anyDepth);
    const places = above.map((_, depth) => [...above.slice(0, depth + 1), SOMETHING]);
    if (anyDepth >= 0)
        places.push([...above, '**', SOMETHING]);
    return places.map((place) => `/${place.join('/')}`);
}
function isNeverPackaged(path) {
    return path === IGNORE_FILE || /(^|\/)\.git\/?$/.test(path);
}
function refuseBraces({ include, exclude, ignoreFile }) {
    const lines = ignoreFile.split(/\r?\n/).filter((line) => !line.startsWith('#'));
    const braces = [
        ...withBraces('`include`', include),
        ...withBraces('`exclude`', exclude),
        ...withBraces(IGNORE_FILE, lines),
    ];
    if (braces.length === 0)
        return;
    throw new errors/* DeployError */.s({
        what: `Braces cannot be used in patterns: ${braces.join(', ')}`,
        why: 'Patterns are in gitignore syntax, which does not expand braces: they would match nothing.',
        remedy: 'Write one pattern a line, or put a backslash before the brace if it is part of a name.',
    });
}
function withBraces(place, patterns) {
    return patterns
        .filter((pattern) => /(?<!\\)\{.*,.*\}/.test(pattern))
        .map((pattern) => `${pattern} (${place})`);
}

;// CONCATENATED MODULE: ../../src/package/unmatched-patterns.ts




/**
 * Finds the lines of `include` and `exclude` that match nothing of what a walk comes by. Lines that
 * only take something back, and comments, may do so.
 */
class UnmatchedPatterns {
    #root;
    #lines;
    #matcher;
    /** @param root Real path of the directory. */
    constructor(root, { include, exclude }) {
        this.#root = root;
        this.#lines = [...linesOf('include', include), ...linesOf('exclude', exclude)];
        this.#matcher = matcherOf(this.#lines);
    }
    /** The same selection, which sees what it is asked about. */
    watch({ includes, enters }) {
        const seen = (path) => {
            this.#see(path);
            return path;
        };
        return {
            includes: (path) => includes(seen(path)),
            enters: (directory) => enters(seen(directory)),
        };
    }
    /** What to say of the lines that have matched nothing so far; undefined if there are none. */
    warning() {
        if (this.#lines.length === 0)
            return undefined;
        const lines = (0,bullet_list/* bulletList */.f)(this.#lines.map((line) => described(line, this.#root)));
        return `Patterns that match nothing (what is left out was not searched):\n${lines}`;
    }
    /** Takes the lines out that match a path, so that most walks soon have none left to try. */
    #see(path) {
        while (this.#lines.length > 0) {
            const { rule } = this.#matcher.test(path);
            if (rule === undefined)
                return;
            this.#lines = this.#lines.filter((_, index) => String(index) !== rule.mark);
            this.#matcher = matcherOf(this.#lines);
        }
    }
}
function linesOf(input, patterns) {
    return patterns.filter((pattern) => !/^[!#]/.test(pattern)).map((pattern) => ({ input, pattern }));
}
/** Tells by a mark which line matches. */
function matcherOf(lines) {
    const patterns = lines.map(({ pattern }, index) => ({ pattern: anchored(pattern), mark: String(index) }));
    return ignore_default()({ ignorecase: false }).add(patterns);
}
function described({ input, pattern }, root) {
    const hints = [
        pattern.includes(',') ? ['one pattern per line'] : [],
        /\\[^\\!#*?[\]{} ]/.test(pattern) ? ['use forward slashes'] : [],
        beginsWithEndOf(root, pattern) ? ['patterns are relative to `source-dir`'] : [],
    ].flat();
    const hint = hints.length === 0 ? '' : `: ${hints.join('; ')}`;
    return `${pattern} (\`${input}\`)${hint}`;
}
/** As `app/x` and `services/app/x` do in `services/app`. */
function beginsWithEndOf(root, pattern) {
    const segments = anchored(pattern).replace(/^\//, '').split('/');
    const folders = root.split(external_node_path_.sep).filter((folder) => folder !== '');
    return folders.some((_, from) => {
        const end = folders.slice(from);
        return end.length < segments.length && end.every((folder, index) => folder === segments[index]);
    });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ../../src/package/batches.ts
/** Opening many small files takes as long as compressing one large one. */
const MOST_FILES = 128;
const MOST_BYTES = 512 * 1024;
/**
 * Gathers the entries into batches of about equal work, in order; larger files travel alone. How they
 * are gathered does not show in the archive.
 */
async function* gatherBatches(groups) {
    let batch = [];
    let bytes = 0;
    for await (const entries of groups) {
        for (const entry of entries) {
            if (batch.length === MOST_FILES || (batch.length > 0 && bytes + entry.size > MOST_BYTES)) {
                yield batch;
                batch = [];
                bytes = 0;
            }
            batch.push(entry);
            bytes += entry.size;
        }
    }
    if (batch.length > 0)
        yield batch;
}
/** Bytes of all files of a batch before compression. */
function bytesOf(batch) {
    return batch.reduce((sum, { size }) => sum + size, 0);
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(75919);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ../../src/package/deflate.js
/**
 * Reads and compresses batches of files, on the main thread or as the code of a worker thread.
 *
 * Plain JavaScript that imports nothing of ours: the bundler copies a worker's file as it is.
 */




/** @import { Batch, BatchFile, BatchResult, DeflatedFile } from './batch.ts' */

/**
 * What is used of libdeflate (https://github.com/ebiggers/libdeflate/blob/v1.26/libdeflate.h). Addresses are offsets
 * in the memory.
 *
 * @typedef {object} Libdeflate
 * @property {WebAssembly.Memory} memory
 * @property {() => void} _initialize
 * @property {(bytes: number) => number} malloc 0 where there is no room
 * @property {(address: number) => void} free
 * @property {(level: number) => number} libdeflate_alloc_compressor
 * @property {(compressor: number, input: number, size: number, output: number, room: number) => number}
 *   libdeflate_deflate_compress the size of the output, or 0 if it needs more room
 */

/** Archives depend on it: another level gives every package another hash. */
const LEVEL = 5

/** Files are read in steps: one call to the system takes at most 2 GiB. */
const READ_SIZE = 1024 * 1024 * 1024

/** Room for the files of most batches, in bytes. */
const USUAL_SIZE = 512 * 1024

/** So many samples of so many bytes tell whether a file can be compressed at all. */
const SAMPLES = 16
const SAMPLE_SIZE = 4 * 1024

/** Samples that do not shrink below this share of their size count as incompressible. */
const WORTHWHILE = 0.98

/** Compresses files by libdeflate, whose output is the same on every Node, system and processor. */
class Deflater {
  #libdeflate
  #compressor
  #fast
  /** Addresses of two buffers of `#room` bytes. */
  #input = 0
  #output = 0
  #room = 0

  /** @param {WebAssembly.Module} module libdeflate */
  constructor(module) {
    this.#libdeflate = /** @type {Libdeflate} */ (
      /** @type {unknown} */ (new WebAssembly.Instance(module).exports)
    )
    this.#libdeflate._initialize()
    this.#compressor = this.#libdeflate.libdeflate_alloc_compressor(LEVEL)
    this.#fast = this.#libdeflate.libdeflate_alloc_compressor(1)
    this.#reserve(USUAL_SIZE)
  }

  /**
   * Reads and compresses the files in order and stops at the first that cannot be read.
   *
   * @param {Batch} batch
   * @returns {BatchResult}
   */
  deflate(batch) {
    /** @type {DeflatedFile[]} */
    const files = []
    /** @type {Uint8Array[]} */
    const compressed = []
    let offset = 0
    for (const [index, file] of batch.entries()) {
      try {
        const size = file.path === undefined ? this.#take(file.target ?? '') : this.#read(file, file.path)
        if (size === undefined) return { failure: { index, code: undefined } }
        const { data, ...outcome } = this.#deflateInput(size, file.path !== undefined)
        files.push({ ...outcome, offset, compressedSize: data.length })
        compressed.push(data)
        offset += data.length
      } catch (error) {
        return { failure: { index, code: codeOf(error) } }
      }
    }
    return { files, data: join(compressed, offset) }
  }

  /** @param {number} address @param {number} size */
  #bytes(address, size) {
    return new Uint8Array(this.#libdeflate.memory.buffer, address, size)
  }

  /** Makes both buffers so large at least. @param {number} size */
  #reserve(size) {
    if (size <= this.#room) return
    const { malloc, free } = this.#libdeflate
    for (const address of [this.#input, this.#output]) if (address !== 0) free(address)
    this.#room = 0
    this.#input = malloc(size)
    this.#output = malloc(size)
    if (this.#input === 0 || this.#output === 0) throw Object.assign(new Error('no room'), { code: 'ENOMEM' })
    this.#room = size
  }

  /** @param {string} text */
  #take(text) {
    const bytes = Buffer.from(text)
    this.#reserve(bytes.length)
    this.#bytes(this.#input, bytes.length).set(bytes)
    return bytes.length
  }

  /**
   * Reads a file into the input.
   *
   * @param {BatchFile} file
   * @param {string} path
   * @returns its size; `undefined` where it is not what it was when the tree was read
   */
  #read(file, path) {
    this.#reserve(file.size)
    // What has become a pipe since would keep the thread for ever.
    const descriptor = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK)
    try {
      const input = this.#bytes(this.#input, file.size)
      let length = 0
      while (length < file.size) {
        const count = (0,external_node_fs_.readSync)(descriptor, input, length, Math.min(file.size - length, READ_SIZE), null)
        if (count === 0) break
        length += count
      }
      const { size, mtimeMs, ino } = (0,external_node_fs_.fstatSync)(descriptor)
      const same = size === file.size && mtimeMs === file.mtimeMs && ino === file.ino
      return same && length === size ? size : undefined
    } finally {
      (0,external_node_fs_.closeSync)(descriptor)
    }
  }

  /**
   * A link is always stored, as other tools write it, and so is what would not shrink.
   *
   * @param {number} size of the input
   * @param {boolean} compressible
   */
  #deflateInput(size, compressible) {
    const raw = this.#bytes(this.#input, size)
    const shrunk =
      compressible && !this.#isIncompressible(size) ? this.#compress(this.#compressor, size, size) : 0
    const stored = shrunk === 0 || shrunk >= size
    return {
      crc32: (0,external_node_zlib_.crc32)(raw),
      method: /** @type {0 | 8} */ (stored ? 0 : 8),
      magic: Number.parseInt(Buffer.from(raw.subarray(0, 4)).toString('hex').padEnd(8, '0'), 16),
      // Both buffers are written to again for the next file.
      data: stored ? raw.slice() : this.#bytes(this.#output, shrunk).slice(),
    }
  }

  /** Whether samples, evenly spread, do not shrink. @param {number} size of the input */
  #isIncompressible(size) {
    if (size < SAMPLES * SAMPLE_SIZE * 2) return false
    const samples = SAMPLES * SAMPLE_SIZE
    const memory = this.#bytes(this.#output, samples)
    for (let sample = 0; sample < SAMPLES; sample++) {
      const start = Math.floor((sample * (size - SAMPLE_SIZE)) / (SAMPLES - 1))
      memory.set(this.#bytes(this.#input + start, SAMPLE_SIZE), sample * SAMPLE_SIZE)
    }
    const { libdeflate_deflate_compress: compress } = this.#libdeflate
    return (
      compress(
        this.#fast,
        this.#output,
        samples,
        this.#output + samples,
        Math.floor(samples * WORTHWHILE),
      ) === 0
    )
  }

  /** @param {number} compressor @param {number} size @param {number} room */
  #compress(compressor, size, room) {
    return this.#libdeflate.libdeflate_deflate_compress(compressor, this.#input, size, this.#output, room)
  }
}

/**
 * One buffer of its own, so that it can be handed to another thread.
 *
 * @param {Uint8Array[]} compressed
 * @param {number} length
 */
function join(compressed, length) {
  const [only] = compressed
  if (compressed.length === 1 && only?.buffer instanceof ArrayBuffer) return new Uint8Array(only.buffer)
  const joined = new Uint8Array(length)
  let offset = 0
  for (const data of compressed) {
    joined.set(data, offset)
    offset += data.length
  }
  return joined
}

/** @param {unknown} error */
function codeOf(error) {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error)
}

if (external_node_worker_threads_.workerData?.libdeflate instanceof WebAssembly.Module) {
  const deflater = new Deflater(external_node_worker_threads_.workerData.libdeflate)
  external_node_worker_threads_.parentPort?.on('message', (/** @type {Batch} */ batch) => {
    const result = deflater.deflate(batch)
    external_node_worker_threads_.parentPort?.postMessage(result, result.failure ? [] : [result.data.buffer])
  })
}

;// CONCATENATED MODULE: ../../src/package/deflate-pool.ts




/** Worker threads that compress batches. */
class DeflatePool {
    #threads = [];
    /** Starts so many threads, or as many as the system still allows. */
    constructor(threads, libdeflate) {
        try {
            while (this.#threads.length < threads)
                this.#threads.push(new DeflateThread(libdeflate));
        }
        catch (error) {
            if ((0,system_error/* systemCode */.x)(error) !== 'ERR_WORKER_INIT_FAILED')
                throw error;
        }
    }
    /** How many threads there are; 0 if the system allows none. */
    get threads() {
        return this.#threads.length;
    }
    /** Gives the batch to the thread with the least to do. Rejects if that thread dies or the pool closes. */
    deflate(batch) {
        const thread = this.#threads.reduce((least, next) => (next.load < least.load ? next : least));
        const result = thread.deflate(batch);
        // A caller that stops at the first failure never looks at the rest.
        result.catch(() => undefined);
        return result;
    }
    /** Stops the threads, whatever they are doing; batches still unanswered reject with `reason`. */
    async close(reason) {
        await Promise.all(this.#threads.map((thread) => thread.close(reason)));
    }
}
/** One thread and the batches it still has to answer. */
class DeflateThread {
    #worker;
    /** Oldest first: the thread answers in the order it was asked. */
    #waiting = [];
    #ended;
    constructor(libdeflate) {
        this.#worker = new external_node_worker_threads_.Worker(new URL(/* asset import */ __webpack_require__(76088), __webpack_require__.b), {
            workerData: { libdeflate },
            // Flags and preloads meant for the main thread would only slow the start.
            execArgv: [],
        });
        this.#worker.on('message', (result) => this.#waiting.shift()?.resolve(result));
        this.#worker.on('error', (error) => {
            this.#end((0,system_error/* systemCode */.x)(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? notEnoughMemory(error) : error);
        });
        this.#worker.on('exit', () => this.#end(new Error('A thread that compresses files ended early.')));
    }
    /** Bytes of what is still to answer. */
    get load() {
        return this.#waiting.reduce((sum, { bytes }) => sum + bytes, 0);
    }
    deflate(batch) {
        return new Promise((resolve, reject) => {
            this.#waiting.push({ bytes: bytesOf(batch), resolve, reject });
            if (this.#ended === undefined)
                this.#worker.postMessage(batch);
            else
                this.#end(this.#ended.reason);
        });
    }
    async close(reason) {
        this.#end(reason);
        await this.#worker.terminate();
    }
    #end(reason) {
        this.#ended ??= { reason };
        for (const { reject } of this.#waiting.splice(0))
            reject(this.#ended.reason);
    }
}

;// CONCATENATED MODULE: ../../src/package/libdeflate.ts

/** libdeflate, unchanged, as WebAssembly (tools/libdeflate/build makes it). A thread can be handed what is compiled here. */
function loadLibdeflate() {
    const file = new URL(/* asset import */ __webpack_require__(94371), __webpack_require__.b);
    return new WebAssembly.Module(Buffer.from((0,external_node_fs_.readFileSync)(file, 'latin1'), 'base64'));
}

;// CONCATENATED MODULE: ../../src/package/deflate-batches.ts






/** Below so many batches (of 128 files, or half a megabyte) and bytes, starting threads takes longer than it saves. */
const WORTH_THREADS = 12;
const WORTH_BYTES = WORTH_THREADS * 512 * 1024;
/** More threads only wait for the one that writes, and each takes about 20 MiB. */
const MAX_THREADS = 8;
/** Bytes under way for each thread: enough to go on with while another has a large file, and little memory. */
const BYTES_AHEAD = 16 * 1024 * 1024;
/** Batches under way for each thread. */
const BATCHES_AHEAD = 64;
/**
 * Compresses the batches on all cores and yields them in order. Few batches are compressed right here.
 *
 * @param batches Asked for only as far as there are threads to work on them.
 * @param threads Threads to use besides this one; 0 for none.
 */
async function* deflateBatches(batches, signal, threads) {
    signal?.throwIfAborted();
    const source = batches[Symbol.asyncIterator]();
    const first = [];
    if (threads === undefined)
        for await (const batch of take(source, WORTH_THREADS))
            first.push(batch);
    const all = chain(first, source);
    const wanted = threads ?? threadsFor(first);
    const libdeflate = loadLibdeflate();
    const pool = new DeflatePool(wanted, libdeflate);
    yield* pool.threads === 0 ? deflateHere(all, libdeflate, signal) : deflateOnThreads(all, pool, signal);
}
function threadsFor(first) {
    if (first.length < WORTH_THREADS && bytesOf(first.flat()) < WORTH_BYTES)
        return 0;
    return Math.min((0,external_node_os_.availableParallelism)(), MAX_THREADS, first.length);
}
async function* deflateHere(batches, libdeflate, signal) {
    const deflater = new Deflater(libdeflate);
    for await (const batch of batches) {
        yield { batch, result: deflater.deflate(filesOf(batch)) };
        // Lets a signal that arrived meanwhile be heard.
        await (0,promises_.setImmediate)();
        signal?.throwIfAborted();
    }
}
async function* deflateOnThreads(batches, pool, signal) {
    const { threads } = pool;
    const close = () => pool.close(signal?.reason);
    signal?.addEventListener('abort', close);
    try {
        const underWay = [];
        let room = threads * BYTES_AHEAD;
        for (;;) {
            while (room > 0 && underWay.length < threads * BATCHES_AHEAD) {
                const { value: batch, done } = await batches.next();
                if (done === true)
                    break;
                const bytes = bytesOf(batch);
                underWay.push({ batch, bytes, result: pool.deflate(filesOf(batch)) });
                room -= bytes;
            }
            const oldest = underWay.shift();
            if (oldest === undefined)
                return;
            yield { batch: oldest.batch, result: await oldest.result };
            room += oldest.bytes;
        }
    }
    finally {
        signal?.removeEventListener('abort', close);
        await close();
    }
}
/** Without the names, each of which would be cloned with the memory that it shares with others. */
function filesOf(batch) {
    return batch.map(({ path, target, size, mtimeMs, ino }) => ({ path, target, size, mtimeMs, ino }));
}
/** At most `count` further items; the iterator can be used on. */
async function* take(iterator, count) {
    for (let taken = 0; taken < count; taken++) {
        const next = await iterator.next();
        if (next.done === true)
            return;
        yield next.value;
    }
}
async function* chain(first, rest) {
    yield* first;
    yield* take(rest, Number.POSITIVE_INFINITY);
}

;// CONCATENATED MODULE: ../../src/package/zip-writer.ts



/** Bytes that are gathered before they are written. */
const WRITE_SIZE = 1024 * 1024;
/** Writes entries one after the other and computes the SHA-256 of the file while it does. */
class ZipWriter {
    #write;
    #limit;
    #hash = (0,external_node_crypto_.createHash)('sha256');
    #central = [];
    #gathered = [];
    #gatheredSize = 0;
    #offset = 0;
    #unzippedSize = 0;
    /**
     * @param write Appends to the file, all or nothing.
     * @param limit Largest offset in the file that a record may give.
     */
    constructor(write, limit = MAX_OFFSET) {
        this.#write = write;
        this.#limit = limit;
    }
    /**
     * Adds the next entry.
     *
     * @param data after compression; must not change any more
     */
    async add(entry, data) {
        this.#unzippedSize += entry.size;
        this.#central.push(centralHeader(entry, this.#offset));
        this.#append(localHeader(entry));
        this.#append(data);
        if (this.#gatheredSize >= WRITE_SIZE)
            await this.#flush();
    }
    /** Writes the central directory. */
    async finish() {
        const start = this.#offset;
        for (const header of this.#central)
            this.#append(header);
        this.#append(endOfCentralDirectory(this.#central.length, this.#offset - start, start));
        await this.#flush();
        return {
            size: this.#offset,
            sha256: this.#hash.digest('base64'),
            entries: this.#central.length,
            unzippedSize: this.#unzippedSize,
        };
    }
    #append(bytes) {
        this.#gathered.push(bytes);
        this.#gatheredSize += bytes.length;
        this.#offset += bytes.length;
        if (this.#offset > this.#limit)
            throw tooLarge();
    }
    async #flush() {
        const bytes = Buffer.concat(this.#gathered, this.#gatheredSize);
        this.#gathered = [];
        this.#gatheredSize = 0;
        this.#hash.update(bytes);
        await this.#write(bytes);
    }
}
function tooLarge() {
    return new errors/* DeployError */.s({
        what: 'Could not package the directory: the zip would be larger than 4 GiB.',
        why: 'Lambda takes at most 262,144,000 bytes, unzipped.',
        remedy: 'Leave files out with `exclude`, `include` or a .lambdaignore file, or deploy a container image.',
    });
}

;// CONCATENATED MODULE: ../../src/package/zip-tree.ts










/**
 * Writes the entries, in the order given, as a zip in `folder`, first under another name. Its name
 * tells its content, so that packages of several directories can share the folder.
 *
 * @param threads As for deflateBatches.
 * @throws DeployError if a file changed since the tree was read or cannot be read, or if the folder
 *   cannot be written to. Then, as after an abort, nothing is left in the folder.
 */
async function zipTree(groups, folder, signal, threads) {
    const aside = (0,external_node_path_.join)(folder, `.${(0,external_node_crypto_.randomUUID)()}.partial`);
    const file = await writing(folder, () => (0,external_node_fs_promises_.open)(aside, 'wx'));
    try {
        const zip = new ZipWriter((bytes) => writing(folder, () => file.writeFile(bytes)));
        await addEntries(zip, groups, signal, threads);
        const totals = await zip.finish();
        signal?.throwIfAborted();
        await writing(folder, () => file.close());
        const path = (0,external_node_path_.resolve)(folder, `code-${Buffer.from(totals.sha256, 'base64').toString('hex').slice(0, 16)}.zip`);
        await writing(folder, () => (0,external_node_fs_promises_.rename)(aside, path));
        return { kind: 'zip', path, ...totals };
    }
    catch (error) {
        await file.close().catch(() => undefined);
        await (0,external_node_fs_promises_.rm)(aside, { force: true });
        throw error;
    }
}
async function addEntries(zip, groups, signal, threads) {
    for await (const { batch, result } of deflateBatches(gatherBatches(groups), signal, threads)) {
        if (result.failure !== undefined)
            throw failed(batch[result.failure.index], result.failure);
        for (const [index, { offset, compressedSize, ...deflated }] of result.files.entries()) {
            const entry = batch[index];
            if (entry === undefined)
                continue;
            const data = result.data.subarray(offset, offset + compressedSize);
            await zip.add(zipEntry(entry, { ...deflated, compressedSize }), data);
        }
    }
}
function zipEntry(entry, deflated) {
    const { method, crc32, magic, compressedSize } = deflated;
    return {
        name: entry.name,
        mode: (0,file_mode/* archiveMode */.m3)(entry, magic),
        method,
        crc32,
        compressedSize,
        size: entry.size,
    };
}
function failed(entry, { code }) {
    const name = String(entry?.name);
    if (code === 'ENOMEM')
        return notEnoughMemory(code);
    // What was there a moment ago and is gone now has changed, too.
    if (code !== undefined && code !== 'ENOENT')
        return unreadable(name, code);
    return new errors/* DeployError */.s({
        what: `Could not package ${name}: it changed while it was being read.`,
        why: 'A package of half-written files would not run.',
        remedy: 'Let what writes it finish before this step, or leave it out with `exclude`.',
    });
}
async function writing(folder, write) {
    try {
        return await write();
    }
    catch (error) {
        throw new errors/* DeployError */.s({
            what: `Could not write the package to the folder ${folder}.`,
            why: (0,system_error/* systemReason */.u)(error),
            remedy: 'Give the runner a temporary folder that can be written to and has room for the package.',
            cause: error,
        });
    }
}

;// CONCATENATED MODULE: ../../src/package/directory.ts











/**
 * Packages a directory as a zip that depends on nothing but relative paths, contents and executable
 * bits: not on dates, owners, umask, locale or where the checkout is. Links stay links, hidden files
 * are taken along, and a `.lambdaignore` file in the root is obeyed.
 *
 * @throws DeployError if there is nothing to package, or as openDirectory, readTree and zipTree do.
 */
async function packageDirectory(source, signal) {
    signal?.throwIfAborted();
    const { root, selection, filtered } = openDirectory(source);
    const unmatched = new UnmatchedPatterns(root, source);
    const skip = realPath(source.temporary);
    const entries = readTree({ root, selection: unmatched.watch(selection), skip }, signal);
    const some = refuseEmpty(entries, () => nothingToPackage(source.directory, filtered, unmatched.warning()));
    const packed = await zipTree(some, source.temporary, signal);
    return { ...packed, warnings: [unmatched.warning() ?? []].flat() };
}
/** Passes the entries on, and throws at their end if they were nothing but directories. */
async function* refuseEmpty(groups, error) {
    let empty = true;
    for await (const entries of groups) {
        empty &&= entries.every(({ path, target }) => path === undefined && target === undefined);
        yield entries;
    }
    if (empty)
        throw error();
}
/**
 * Looks at a directory and at the patterns that choose from it.
 *
 * @throws DeployError if it does not exist, is something else or has an ignore file that cannot be
 *   read, and as createSelection does.
 */
function openDirectory(source) {
    const { directory, include, exclude } = source;
    const root = realDirectory(directory);
    const ignoreFile = readIgnoreFile(root);
    const selection = createSelection({ include, exclude, ignoreFile });
    return { root, selection, filtered: include.length > 0 || exclude.length > 0 || ignoreFile !== '' };
}
function realDirectory(directory) {
    try {
        const root = external_node_fs_.realpathSync.native(directory);
        if ((0,external_node_fs_.statSync)(root).isDirectory())
            return root;
    }
    catch (error) {
        throw new errors/* DeployError */.s({
            what: `Could not package the directory ${directory}.`,
            why: (0,system_error/* systemReason */.u)(error),
            remedy: (0,missing_path/* remedyForPath */.J)('source-dir', directory),
            cause: error,
        });
    }
    throw new errors/* DeployError */.s({
        what: `Could not package ${directory}: it is a file, not a directory.`,
        remedy: 'Give a zip that is already there as `zip-file`, or the directory as `source-dir`.',
    });
}
function readIgnoreFile(root) {
    try {
        return (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(root, IGNORE_FILE), 'utf8');
    }
    catch (error) {
        if ((0,system_error/* systemCode */.x)(error) === 'ENOENT')
            return '';
        throw unreadable(IGNORE_FILE, error);
    }
}
function nothingToPackage(directory, filtered, warning = '') {
    return new errors/* DeployError */.s({
        what: `There is nothing to package in ${directory}.`,
        why: filtered ? `The patterns leave no file. ${warning}`.trimEnd() : 'It holds no file.',
        remedy: filtered
            ? `Check \`include\`, \`exclude\` and ${IGNORE_FILE}: patterns are in gitignore syntax, relative to the directory.`
            : ((0,missing_path/* remedyForEmptyWorkspace */.c)(directory) ??
                'Check `source-dir`, and that an earlier step has built into it.'),
    });
}


/***/ }),

/***/ 54964:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oh: () => (/* binding */ EXECUTE_BY_OTHERS),
/* harmony export */   TV: () => (/* binding */ isExecutable),
/* harmony export */   VO: () => (/* binding */ isSymbolicLink),
/* harmony export */   bO: () => (/* binding */ READ_BY_OTHERS),
/* harmony export */   k0: () => (/* binding */ permissionsOf),
/* harmony export */   m3: () => (/* binding */ archiveMode)
/* harmony export */ });
/** Where `st_mode` holds the type, and the types there are in a package. */
const S_IFMT = 0o170000;
const S_IFREG = 0o100000;
const S_IFDIR = 0o040000;
const S_IFLNK = 0o120000;
/** What the last three bits allow everyone who is neither the owner nor of the group. */
const READ_BY_OTHERS = 0o004;
const EXECUTE_BY_OTHERS = 0o001;
/** First bytes of programs, as a big-endian number: of a script `#!`, of a binary the ELF header. */
const SHEBANG = 0x2321;
const ELF = 0x7f45_4c46;
/**
 * The mode of an entry of the archive, 0644 or 0755 whatever it was on disk, as Lambda needs it.
 *
 * The executable bit may be lost on the way, as on Windows and in artifacts of a workflow; what a program
 * starts with is not.
 *
 * @param magic First four bytes of a file as a big-endian number.
 */
function archiveMode({ path, target, executable }, magic) {
    if (target !== undefined)
        return S_IFLNK | 0o777;
    if (path === undefined)
        return S_IFDIR | 0o755;
    return S_IFREG | (executable || isProgram(magic) ? 0o755 : 0o644);
}
function isProgram(magic) {
    return magic === ELF || magic >>> 16 === SHEBANG;
}
/** Whether the owner may execute it, which is what git records. Windows does not tell of any file. */
function isExecutable(mode) {
    return (mode & 0o100) !== 0;
}
function isSymbolicLink(mode) {
    return (mode & S_IFMT) === S_IFLNK;
}
/** The permissions in octal, e.g. `644`. */
function permissionsOf(mode) {
    return (mode & 0o777).toString(8).padStart(3, '0');
}


/***/ }),

/***/ 76088:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "c5fd2632bb7270d2c784.js";

/***/ }),

/***/ 94371:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "00c545b2791188cc9027.base64";

/***/ })

};
