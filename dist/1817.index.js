export const id = 1817;
export const ids = [1817];
export const modules = {

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

/***/ 51817:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  preflight: () => (/* binding */ preflight)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ../../node_modules/yauzl/index.js
var yauzl = __webpack_require__(40171);
// EXTERNAL MODULE: ../../src/package/file-mode.ts
var file_mode = __webpack_require__(54964);
;// CONCATENATED MODULE: ../../src/package/preflight/buffered-reader.ts


/** Bytes read at a time; a central directory is read in steps of about a hundred bytes. */
const WINDOW_SIZE = 256 * 1024;
/** Reads a file for yauzl through a window, so that thousands of small steps do not each wait for the disk. */
class BufferedReader extends yauzl/* RandomAccessReader */.lJ {
    #descriptor;
    #window = Buffer.allocUnsafe(WINDOW_SIZE);
    #start = 0;
    #length = 0;
    /** The descriptor stays the caller's to close. */
    constructor(descriptor) {
        super();
        this.#descriptor = descriptor;
    }
    read(buffer, offset, length, position, callback) {
        try {
            callback(null, this.#read(buffer.subarray(offset, offset + length), position));
        }
        catch (error) {
            callback(error instanceof Error ? error : new Error(String(error)));
        }
    }
    #read(target, position) {
        if (target.length > WINDOW_SIZE)
            return (0,external_node_fs_.readSync)(this.#descriptor, target, 0, target.length, position);
        if (position < this.#start || position + target.length > this.#start + this.#length) {
            this.#start = position;
            this.#length = (0,external_node_fs_.readSync)(this.#descriptor, this.#window, 0, WINDOW_SIZE, position);
        }
        const from = position - this.#start;
        return this.#window.copy(target, 0, from, Math.min(from + target.length, this.#length));
    }
}

;// CONCATENATED MODULE: ../../src/package/preflight/archive.ts






/** More entries than this, or more bytes of names and comments, are not looked at. */
const MAX_ENTRIES = 100_000;
const MAX_DIRECTORY_SIZE = 64 * 1024 * 1024;
/** Compressed bytes that are read for an entry's first bytes: deflate makes at most a megabyte of them. */
const FIRST_BYTES_SIZE = 1024;
/** Bytes of an entry's content that are read at a time. */
const READ_SIZE = 64 * 1024;
/** APPNOTE 4.4.2: systems whose zips carry the permissions of Unix. */
const UNIX = 3;
const MACOS = 19;
/** The zip, or an entry of it, cannot be read as it is. */
class DamagedZip extends Error {
}
/** @throws DamagedZip if there is no central directory or it makes no sense. */
async function readArchive(descriptor, size) {
    const { zip, entries, incomplete } = await toDamagedZip(() => readDirectory(descriptor, size));
    return {
        entries,
        incomplete,
        firstBytes: (entry) => toDamagedZip(() => readFirstBytes(descriptor, zip, entry)),
        content: (entry) => readContent(descriptor, zip, entry),
    };
}
async function readDirectory(descriptor, size) {
    const zip = await openDirectory(new BufferedReader(descriptor), size);
    const entries = [];
    let directorySize = 0;
    for await (const entry of zip.eachEntry()) {
        directorySize += entry.fileNameRaw.length + entry.extraFieldRaw.length + entry.fileCommentRaw.length;
        if (entries.length === MAX_ENTRIES || directorySize > MAX_DIRECTORY_SIZE) {
            return { zip, entries, incomplete: true };
        }
        const described = archiveEntry(entry);
        if (entry.relativeOffsetOfLocalHeader + entry.compressedSize > size) {
            throw new Error(`${described.name} would lie beyond the end of the file`);
        }
        entries.push(described);
    }
    return { zip, entries, incomplete: false };
}
async function readFirstBytes(descriptor, zip, entry) {
    const start = await dataStart(zip, entry);
    const bytes = Buffer.alloc(Math.min(FIRST_BYTES_SIZE, entry.compressedSize));
    (0,external_node_fs_.readSync)(descriptor, bytes, 0, bytes.length, start);
    return isDeflated(entry) ? (0,external_node_zlib_.inflateRawSync)(bytes, { finishFlush: external_node_zlib_.constants.Z_SYNC_FLUSH }) : bytes;
}
async function* readContent(descriptor, zip, entry) {
    if (entry.compressedSize === 0)
        return;
    const start = await toDamagedZip(() => dataStart(zip, entry));
    const stored = readRange(descriptor, start, start + entry.compressedSize);
    // Whoever iterates hears of errors, and ends both by stopping early.
    yield* isDeflated(entry)
        ? (0,external_node_stream_.pipeline)(external_node_stream_.Readable.from(stored), (0,external_node_zlib_.createInflateRaw)({ chunkSize: READ_SIZE }), () => undefined)
        : stored;
}
/** Not a stream of Node's own: that would close the descriptor. */
function* readRange(descriptor, start, end) {
    for (let position = start; position < end;) {
        const bytes = Buffer.allocUnsafe(Math.min(READ_SIZE, end - position));
        const length = (0,external_node_fs_.readSync)(descriptor, bytes, 0, bytes.length, position);
        if (length === 0)
            return;
        yield bytes.subarray(0, length);
        position += length;
    }
}
async function toDamagedZip(read) {
    try {
        return await read();
    }
    catch (error) {
        throw new DamagedZip(error instanceof Error ? error.message : String(error), { cause: error });
    }
}
function openDirectory(reader, size) {
    // Names are decoded here: yauzl would stop at the first that is unsafe, and turn backslashes around.
    const options = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: false };
    return new Promise((resolve, reject) => {
        (0,yauzl/* fromRandomAccessReader */.hH)(reader, size, options, (error, zip) => (error ? reject(error) : resolve(zip)));
    });
}
function archiveEntry(entry) {
    const { generalPurposeBitFlag, fileNameRaw, extraFields, versionMadeBy, externalFileAttributes } = entry;
    const name = (0,yauzl/* getFileNameLowLevel */.ax)(generalPurposeBitFlag, fileNameRaw, extraFields, true);
    const host = versionMadeBy >>> 8;
    const mode = host === UNIX || host === MACOS ? externalFileAttributes >>> 16 : 0;
    return {
        name,
        isDirectory: name.endsWith('/'),
        isLink: (0,file_mode/* isSymbolicLink */.VO)(mode),
        size: entry.uncompressedSize,
        compressedSize: entry.compressedSize,
        mode: mode === 0 ? undefined : mode,
        source: entry,
    };
}
function isDeflated({ source }) {
    return source.compressionMethod === 8;
}
function dataStart(zip, { source }) {
    return new Promise((resolve, reject) => {
        zip.readLocalFileHeader(source, { minimal: true }, (error, header) => error ? reject(error) : resolve(header.fileDataStart));
    });
}

;// CONCATENATED MODULE: ../../src/package/preflight/package-tree.ts
/** Where Lambda unpacks a package. */
const ROOT = '/var/task';
/** Places that a function has at run time and a package cannot show: layers, scratch, file systems. */
const AT_RUN_TIME = /^\/(opt|tmp|mnt|dev|proc)(\/|$)/;
/** More links than this are not read. */
const MAX_LINKS = 20_000;
/** Links that lead through more links than this loop, as in Linux. */
const MAX_HOPS = 40;
/** Longest path in Linux, in bytes. */
const LONGEST_PATH = 4096;
/** Characters that are compared to follow links, in all: hostile links cost no more than a second. */
const MAX_COMPARED = 50_000_000;
/** The names of a package as Lambda unpacks it, with its symbolic links followed. */
class PackageTree {
    /** Sorted, without `./` before them; a directory's ends with a slash. */
    names;
    #links;
    #compared = 0;
    constructor(names, links) {
        this.names = names;
        this.#links = links;
    }
    /** @throws DamagedZip if a link cannot be read. */
    static async read(archive, signal) {
        const links = new Map();
        for (const entry of archive.entries.filter(({ isLink }) => isLink)) {
            signal?.throwIfAborted();
            links.set(plainName(entry), links.size < MAX_LINKS ? await targetOf(archive, entry) : undefined);
        }
        return new PackageTree(archive.entries.map(plainName).sort(), links);
    }
    /** Names of the links, and what they lead to. */
    *links() {
        for (const [name, target] of this.#links) {
            if (target !== undefined)
                yield [name, target, this.resolve(name)];
        }
    }
    /** Follows every link on the way to a path of the package. */
    resolve(path) {
        const at = [];
        const left = `${ROOT}/${path}`.split('/').reverse();
        for (let hops = 0; left.length > 0;) {
            const part = left.pop();
            if (part === undefined || part === '' || part === '.')
                continue;
            if (part === '..') {
                at.pop();
                continue;
            }
            at.push(part);
            const name = at.slice(2).join('/');
            this.#compared += name.length;
            if (this.#compared > MAX_COMPARED || name.length > LONGEST_PATH)
                return 'elsewhere';
            if (!isInside(at) || !this.#links.has(name))
                continue;
            const target = this.#links.get(name);
            if (target === undefined)
                return 'elsewhere';
            if (++hops > MAX_HOPS)
                return 'missing';
            at.splice(target.startsWith('/') ? 0 : -1);
            left.push(...target.split('/').reverse());
        }
        return this.#destination(at);
    }
    /** Whether a path leads to a file of the package, or to where only Lambda can tell. */
    mayBeFile(path) {
        const destination = this.resolve(path);
        if (typeof destination === 'string')
            return destination === 'elsewhere' || this.#has(path);
        return this.#has(destination.path);
    }
    #destination(at) {
        const path = at.slice(2).join('/');
        if (!isInside(at))
            return AT_RUN_TIME.test(`/${at.join('/')}`) ? 'elsewhere' : 'missing';
        return path === '' || this.#has(path) || this.#startsWith(`${path}/`) ? { path } : 'missing';
    }
    #has(name) {
        return this.names[this.#indexOf(name)] === name;
    }
    #startsWith(folder) {
        return this.names[this.#indexOf(folder)]?.startsWith(folder) === true;
    }
    /** Index of the first name that is not before this one. */
    #indexOf(name) {
        let [low, high] = [0, this.names.length];
        while (low < high) {
            const middle = (low + high) >>> 1;
            if ((this.names[middle] ?? '') < name)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
/**
 * The name as Lambda may unpack it. Backslashes in zips from Windows are separators: whether Lambda
 * takes them so is reported both ways.
 */
function plainName({ name, mode }) {
    const slashes = mode === undefined ? name.replaceAll('\\', '/') : name;
    return slashes.replace(/^(\.\/+)+/, '');
}
async function targetOf(archive, entry) {
    if (entry.size > LONGEST_PATH)
        return undefined;
    const bytes = await archive.firstBytes(entry);
    return bytes.length === entry.size ? bytes.toString() : undefined;
}
function isInside([first, second]) {
    return `/${first}/${second}` === ROOT;
}

;// CONCATENATED MODULE: ../../src/package/preflight/platform.ts
/** System V ABI, `e_machine`. */
const ELF_MACHINES = {
    3: '32-bit x86',
    40: '32-bit ARM',
    62: 'x86_64',
    183: 'arm64',
};
/** Offset of the operating system in an ELF header, and the number of the one that cannot be taken for Linux. */
const ELF_OSABI = 7;
const ELF_FREEBSD = 9;
/** mach/machine.h, `cputype`. */
const MACH_O_MACHINES = {
    7: '32-bit x86',
    12: '32-bit ARM',
    16777223: 'x86_64',
    16777228: 'arm64',
};
/** mach-o/loader.h and mach-o/fat.h, first four bytes read as big-endian. */
const MACH_O = [0xfeed_face, 0xfeed_facf];
const MACH_O_SWAPPED = [0xcefa_edfe, 0xcffa_edfe];
const MACH_O_FAT = [0xcafe_babe, 0xcafe_babf];
const MACH_O_FAT_SWAPPED = [0xbeba_feca, 0xbfba_feca];
/** Java classes begin like fat Mach-O and go on with their version, which is 45 or more. */
const MOST_MACHINES = 20;
/** PE format, `Machine`. */
const PE_MACHINES = {
    332: '32-bit x86',
    452: '32-bit ARM',
    34404: 'x86_64',
    43620: 'arm64',
};
/** Where a DOS header says at which offset the PE header is. */
const PE_OFFSET = 0x3c;
/** Reads what a file was built for from its first bytes; undefined if it is no program or library. */
function platformOf(header) {
    if (header.length < 20)
        return undefined;
    return elf(header) ?? machO(header) ?? pe(header);
}
/** Whether Lambda can run it; by the system alone where the architecture of the function is unknown. */
function runsOnLambda({ system, machine }, architecture) {
    return system === 'Linux' && (architecture === undefined || machine === architecture);
}
/** `macOS arm64`, or `macOS`. */
function describePlatform({ system, machine }) {
    return machine === undefined ? system : `${system} ${machine}`;
}
function elf(header) {
    if (header.toString('latin1', 0, 4) !== '\x7fELF')
        return undefined;
    const machine = header[5] === 2 ? header.readUInt16BE(18) : header.readUInt16LE(18);
    return {
        system: header[ELF_OSABI] === ELF_FREEBSD ? 'FreeBSD' : 'Linux',
        machine: ELF_MACHINES[machine] ?? `machine ${machine}`,
    };
}
function machO(header) {
    const magic = header.readUInt32BE(0);
    const system = 'macOS';
    if (MACH_O.includes(magic))
        return { system, machine: MACH_O_MACHINES[header.readUInt32BE(4)] };
    if (MACH_O_SWAPPED.includes(magic))
        return { system, machine: MACH_O_MACHINES[header.readUInt32LE(4)] };
    const fat = (MACH_O_FAT.includes(magic) && header.readUInt32BE(4) <= MOST_MACHINES) ||
        (MACH_O_FAT_SWAPPED.includes(magic) && header.readUInt32LE(4) <= MOST_MACHINES);
    return fat ? { system, machine: undefined } : undefined;
}
function pe(header) {
    if (header.toString('latin1', 0, 2) !== 'MZ' || header.length < PE_OFFSET + 4)
        return undefined;
    const start = header.readUInt32LE(PE_OFFSET);
    if (start + 6 > header.length || header.toString('latin1', start, start + 4) !== 'PE\0\0')
        return undefined;
    return { system: 'Windows', machine: PE_MACHINES[header.readUInt16LE(start + 4)] };
}

;// CONCATENATED MODULE: ../../src/package/preflight/bootstrap.ts



/** APPNOTE 4.4.2: MS-DOS and Windows. */
const FAT = 0;
/**
 * What keeps the kernel from starting `bootstrap`, the program of a custom runtime. One in the package
 * is started before one in a layer.
 */
async function bootstrapFindings(archive, tree, target) {
    if (target.packageRuntime?.startsWith('provided') !== true)
        return [];
    const entry = findBootstrap(archive, tree);
    if (entry === undefined)
        return [];
    const firstBytes = await archive.firstBytes(entry);
    const problems = [
        ...notExecutable(entry),
        ...lineEnding(firstBytes),
        ...otherPlatform(platformOf(firstBytes), target),
    ];
    return problems.map((problem) => ({
        ...problem,
        file: entry.name,
        certain: problem.certain && target.wrapper === false,
    }));
}
/** The last of several is the one that is there after unpacking. */
function findBootstrap({ entries }, tree) {
    const destination = tree.resolve('bootstrap');
    if (typeof destination === 'string')
        return undefined;
    return entries.findLast((entry) => !entry.isDirectory && plainName(entry) === destination.path);
}
function notExecutable({ name, mode, source }) {
    if (mode !== undefined && (mode & file_mode/* EXECUTE_BY_OTHERS */.Oh) !== 0)
        return [];
    return [
        {
            rule: 'bootstrap-not-executable',
            what: mode === undefined
                ? `${name} is not marked as executable, because the zip was made on Windows or by a tool that keeps no permissions.`
                : `${name} is not executable for everyone (mode ${(0,file_mode/* permissionsOf */.k0)(mode)}).`,
            consequence: 'The first invocation fails: fork/exec /var/task/bootstrap: permission denied.',
            remedy: 'Run `chmod 755 bootstrap` before zipping, on Linux or macOS; or give the directory as `source-dir`.',
            // Some tools write the permissions of Unix all the same: nobody has recorded what Lambda makes of them.
            certain: mode !== undefined ||
                (source.versionMadeBy >>> 8 === FAT && source.externalFileAttributes >>> 16 === 0),
        },
    ];
}
function lineEnding(firstBytes) {
    const [line = ''] = firstBytes.toString('latin1').split('\n', 1);
    if (!line.startsWith('#!') || !line.endsWith('\r'))
        return [];
    return [
        {
            rule: 'bootstrap-line-ending',
            what: 'bootstrap has Windows line endings.',
            consequence: `Linux looks for the interpreter ${line.slice(2, -1).trim()} with a carriage return in its name: fork/exec /var/task/bootstrap: no such file or directory.`,
            remedy: 'Store it with line feeds only: `bootstrap text eol=lf` in .gitattributes.',
            certain: true,
        },
    ];
}
function otherPlatform(platform, { architecture }) {
    if (platform === undefined || runsOnLambda(platform, architecture))
        return [];
    const wanted = describePlatform({ system: 'Linux', machine: architecture });
    return [
        {
            rule: 'wrong-platform',
            what: `bootstrap is built for ${describePlatform(platform)}, but the function runs on ${wanted}.`,
            consequence: 'The first invocation fails: fork/exec /var/task/bootstrap: exec format error.',
            remedy: platform.system === 'Linux'
                ? `Build it for ${wanted}, or set \`architecture\` to change the function.`
                : `Build it for ${wanted}.`,
            certain: true,
        },
    ];
}

;// CONCATENATED MODULE: ../../src/package/preflight/handler-location.ts
/**
 * Where a managed runtime looks for the handler, as the runtime interface clients under
 * https://github.com/aws do it: nodejs `UserFunction.js`, python `bootstrap.py`, ruby
 * `lambda_handler.rb`; for Java and .NET as the Lambda developer guide says.
 *
 * @returns `undefined` for an unknown runtime and for a handler outside the package; `'malformed'`
 *   for one that the runtime cannot split.
 */
function handlerLocation(runtime, handler) {
    if (runtime.startsWith('provided'))
        return bootstrap();
    const relative = handler.replace(/^\/var\/task\//, '').replace(/^(\.\/)+/, '');
    if (relative.startsWith('/'))
        return undefined;
    const family = /^(nodejs|python|ruby|java|dotnet)(\d*)/.exec(runtime);
    switch (family?.[1]) {
        case 'nodejs':
            return node(relative, Number(family[2]));
        case 'python':
            return python(relative);
        case 'ruby':
            return ruby(relative);
        case 'java':
            return java(relative);
        case 'dotnet':
            return dotnet(relative);
        default:
            return undefined;
    }
}
/** Whether a file of this name in the package would serve as the handler. */
function isFoundAt({ files, accepts }, name) {
    return files.includes(name) || accepts?.(name) === true;
}
function bootstrap() {
    return {
        files: ['bootstrap'],
        shown: 'an executable named bootstrap',
        failure: "Runtime.InvalidEntrypoint: Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]",
    };
}
function node(handler, major) {
    const [, folder = '', module] = /^(.*\/)?([^./]*)\.[^/]+$/.exec(handler) ?? [];
    if (module === undefined || handler.includes('..'))
        return 'malformed';
    const path = folder + module;
    // Since Node.js 24 the runtime loads TypeScript as well.
    const extensions = ['.js', '.mjs', '.cjs', ...(major >= 24 ? ['.ts', '.mts', '.cts'] : [])];
    return {
        files: extensions.map((extension) => path + extension),
        others: [path, `${folder}node_modules/${module}`, `node_modules/${module}`, module].flatMap(required),
        shown: `${path}.js (or .mjs, .cjs${major >= 24 ? ', .ts' : ''})`,
        failure: `Runtime.ImportModuleError: Error: Cannot find module '${module}'`,
    };
}
/**
 * What `require` takes. The runtime tries it last, by the module's name alone, and NODE_PATH holds
 * /var/task: awsdocs/aws-lambda-developer-guide#483 tells of `lib/handler.run` found as handler.js.
 */
function required(path) {
    const inFolder = ['index.js', 'index.json', 'index.node', 'package.json'].map((file) => `${path}/${file}`);
    return [path, ...['.js', '.json', '.node'].map((extension) => path + extension), ...inFolder];
}
function python(handler) {
    const end = handler.lastIndexOf('.');
    if (end <= 0)
        return 'malformed';
    const module = handler.slice(0, end);
    const path = module.replaceAll('.', '/');
    return {
        files: [`${path}.py`, `${path}/__init__.py`, `${path}.pyc`, `${path}/__init__.pyc`],
        shown: `${path}.py or ${path}/__init__.py`,
        // Compiled modules carry a tag, as in `app.cpython-313-x86_64-linux-gnu.so`.
        accepts: (file) => file.startsWith(`${path}.`) && /^[^/]*\.so$/.test(file.slice(path.length)),
        failure: `Runtime.ImportModuleError: Unable to import module '${module}': No module named '${module}'`,
    };
}
function ruby(handler) {
    const [path, ...names] = handler.split('.');
    if (path === undefined || path === '' || names.length < 1 || names.length > 2)
        return 'malformed';
    return {
        files: [`${path}.rb`],
        others: [`${path}.so`],
        shown: `${path}.rb`,
        // A gem in the package is on the load path.
        accepts: (file) => /^vendor\//.test(file) && file.endsWith(`/${path}.rb`),
        failure: `LoadError: cannot load such file -- ${path}`,
    };
}
function java(handler) {
    const [name = ''] = handler.split('::');
    const file = `${name.replaceAll('.', '/')}.class`;
    return {
        files: [file],
        shown: `${file} (or a jar in lib/ that has it)`,
        inJars: true,
        failure: `Class not found: ${name} (java.lang.ClassNotFoundException)`,
    };
}
function dotnet(handler) {
    const [assembly = '', type] = handler.split('::');
    return {
        files: [`${assembly}.dll`],
        // Without a type the handler names a program: an assembly, or one that needs none.
        ...(type === undefined && { others: [assembly] }),
        shown: `${assembly}.dll`,
        failure: `Could not find the specified handler assembly with the file name '${assembly}'`,
    };
}

;// CONCATENATED MODULE: ../../src/package/preflight/jars.ts
/** Bytes of jars that are unpacked to look for a class, in all. */
const MAX_UNPACKED = 128 * 1024 * 1024;
/** Links to jars, or to the folder of all of them, are not followed. */
const LINKED = /^(\.\/)?lib(\/[^/]+\.jar)?$/;
/**
 * Whether a jar in `lib/` holds one of the files. The names of a jar's entries are in it uncompressed,
 * so that a search for their bytes does, at no cost in memory.
 *
 * @returns true as well if there is more in the jars than may be searched, or one is a link or
 *   damaged: then nobody can say that it is missing.
 */
async function isInJars(archive, files, signal) {
    if (archive.entries.some(({ name, isLink }) => isLink && LINKED.test(name)))
        return true;
    const jars = archive.entries
        .filter(({ name }) => /^(\.\/)?lib\/[^/]+\.jar$/.test(name))
        // One's own code is in a small jar.
        .toSorted((a, b) => a.size - b.size);
    const budget = { left: MAX_UNPACKED };
    for (const jar of jars) {
        if (await contains(archive, jar, files, budget, signal))
            return true;
    }
    return false;
}
async function contains(archive, jar, files, budget, signal) {
    const needles = files.map((file) => Buffer.from(file));
    const overlap = Math.max(...needles.map(({ length }) => length)) - 1;
    let tail = Buffer.alloc(0);
    try {
        for await (const bytes of archive.content(jar)) {
            signal?.throwIfAborted();
            budget.left -= bytes.length;
            if (budget.left < 0)
                return true;
            const searched = Buffer.concat([tail, bytes]);
            if (needles.some((needle) => searched.includes(needle)))
                return true;
            tail = searched.subarray(-overlap);
        }
    }
    catch (error) {
        if (signal?.aborted)
            throw error;
        return true;
    }
    return false;
}

;// CONCATENATED MODULE: ../../src/package/preflight/missing-handler.ts

/** Folders of dependencies: an index.js in there is not the handler. */
const DEPENDENCIES = /(^|\/)(node_modules|site-packages|dist-packages|vendor|__pycache__|\.[^/]+)\//;
/** Extensions of what a runtime does not load before it is compiled. */
const SOURCES = ['.ts', '.mts', '.cts', '.tsx', '.java', '.kt', '.scala', '.cs'];
/** Looks for the handler's file in the wrong folder, in the wrong case, and before compilation. */
function explainMissingHandler(location, names, runtime) {
    const cause = tooDeep(location, names) ?? otherCase(location, names) ?? notCompiled(location, names, runtime);
    if (cause !== undefined)
        return { ...cause, seen: true };
    return {
        what: ', but the package has no such file',
        remedy: 'Add the file to the package, or change the handler in the configuration of the function.',
        seen: false,
    };
}
function tooDeep(location, names) {
    const [folder] = names.flatMap((name) => folderOf(location, name) ?? []).sort((a, b) => depth(a) - depth(b));
    if (folder === undefined)
        return undefined;
    const top = location.files[0]?.includes('/') === true ? '' : ' at the top of the package';
    if (names.every((name) => name.startsWith(folder))) {
        return {
            what: `${top}, but everything is inside ${folder}`,
            remedy: `Zip the contents of ${folder} instead of the folder itself, or give that folder as \`source-dir\`.`,
        };
    }
    return {
        what: `${top}, but the package has it in ${folder}`,
        remedy: `Package the contents of ${folder}, or put ${folder} before the handler in the configuration of the function.`,
    };
}
/** The folder, with its slash, in which the file would serve; `undefined` if it would in none. */
function folderOf(location, name) {
    if (DEPENDENCIES.test(name))
        return undefined;
    for (let end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
        if (isFoundAt(location, name.slice(end + 1)))
            return name.slice(0, end + 1);
    }
    return undefined;
}
function depth(folder) {
    return folder.split('/').length;
}
function otherCase(location, names) {
    const wanted = new Set(location.files.map((file) => file.toLowerCase()));
    const similar = names.find((name) => wanted.has(name.toLowerCase()));
    if (similar === undefined)
        return undefined;
    return {
        what: `, but the package has ${similar}, and Lambda is case-sensitive`,
        remedy: 'Rename the file, or change the handler in the configuration of the function.',
    };
}
function notCompiled(location, names, runtime) {
    const paths = location.files.map((file) => file.replace(/\.[^./]*$/, ''));
    const sources = new Set(paths.flatMap((path) => SOURCES.map((extension) => path + extension)));
    const source = names.find((name) => sources.has(name));
    if (source === undefined)
        return undefined;
    return {
        what: `, but the package has only its source, ${source}, which ${runtime} does not run`,
        remedy: 'Compile it in an earlier step and package the result.',
    };
}

;// CONCATENATED MODULE: ../../src/package/preflight/handler.ts



/**
 * The handler's file is not where the runtime looks for it, or the handler cannot be understood.
 *
 * With layers or a wrapper, or where it is unknown whether there is one, the handler may well be
 * elsewhere: then only a file that lies visibly in the wrong place is worth a warning.
 */
async function handlerFindings(archive, tree, target, signal) {
    const { packageRuntime: runtime, handler = '', layers, wrapper } = target;
    if (runtime === undefined || (handler === '' && !runtime.startsWith('provided')))
        return [];
    // Lambda Web Adapter, for one, takes the handler as the file to start.
    if (wrapper !== false && tree.mayBeFile(handler))
        return [];
    const location = handlerLocation(runtime, handler);
    if (location === undefined)
        return [];
    if (location === 'malformed')
        return wrapper === false ? [malformed(runtime, handler)] : [];
    if (isInPackage(location, tree))
        return [];
    if (location.inJars && (await isInJars(archive, location.files, signal)))
        return [];
    const files = tree.names.filter((name) => !name.endsWith('/'));
    const cause = explainMissingHandler(location, files, runtime);
    const certain = !layers && wrapper === false;
    if (!certain && !cause.seen)
        return [];
    return [
        {
            rule: 'handler-missing',
            file: location.files[0] ?? '',
            what: `${runtime.startsWith('provided') ? runtime : `The handler \`${handler}\``} needs ${location.shown}${cause.what}.`,
            consequence: `${certain ? 'The first invocation fails' : 'If no layer or wrapper provides it, the first invocation fails'}: ${location.failure}.`,
            remedy: cause.remedy,
            certain,
        },
    ];
}
/**
 * Files of the package any of which will do as the handler's; empty if it is unknown what is started,
 * and for custom runtimes, which have findings of their own.
 */
function handlerFiles(tree, target) {
    const { packageRuntime: runtime = '', handler = '', wrapper } = target;
    if (wrapper !== false || handler === '' || runtime.startsWith('provided'))
        return [];
    const location = handlerLocation(runtime, handler);
    if (location === undefined || location === 'malformed')
        return [];
    const accepted = tree.names.filter((name) => location.accepts?.(name));
    const found = lookedUp(location)
        .filter((file) => tree.mayBeFile(file))
        .map((file) => tree.resolve(file));
    return [
        ...accepted,
        ...found.map((destination) => (typeof destination === 'string' ? destination : destination.path)),
    ];
}
function isInPackage(location, tree) {
    if (lookedUp(location).some((file) => tree.mayBeFile(file)))
        return true;
    const { accepts } = location;
    if (accepts === undefined)
        return false;
    if (tree.names.some(accepts))
        return true;
    const folder = (location.files[0] ?? '').split('/').slice(0, -1).join('/');
    const destination = tree.resolve(folder);
    if (typeof destination === 'string')
        return destination === 'elsewhere';
    const linked = destination.path === '' ? '' : `${destination.path}/`;
    return tree.names.some((name) => name.startsWith(linked) && accepts(`${folder}/${name.slice(linked.length)}`));
}
function lookedUp({ files, others = [] }) {
    return [...files, ...others];
}
function malformed(runtime, handler) {
    return {
        rule: 'handler-malformed',
        what: `${runtime} does not understand the handler \`${handler}\` of the function.`,
        consequence: 'The first invocation fails: Runtime.MalformedHandlerName.',
        remedy: 'Configure the handler as `file.function`, for example `index.handler` for index.js.',
        certain: true,
    };
}

;// CONCATENATED MODULE: ../../src/package/preflight/finding.ts
/** A finding about files, of which it names the first; none where there are no files. */
function findingAbout(files, finding) {
    const [file] = files;
    return file === undefined ? [] : [{ ...finding, file }];
}
/** `a.so`, or `a.so and 3 more`. */
function named(files) {
    const [first = ''] = files;
    return files.length === 1 ? first : `${first} and ${files.length - 1} more`;
}

;// CONCATENATED MODULE: ../../src/package/preflight/links.ts

/** Commands of npm packages and the interpreter of a venv: of use only on the machine that installed them. */
const COMMANDS = /(^|\/)(\.bin\/|bin\/python[\d.]*$)/;
/** Links that lead to nothing. */
function linkFindings(tree) {
    const dangling = [...tree.links()].filter(([name, , to]) => to === 'missing' && !COMMANDS.test(name));
    const names = dangling.map(([name]) => name);
    const [first, target] = dangling[0] ?? [];
    return findingAbout(names, {
        rule: 'dangling-link',
        what: `${named(names)} ${names.length === 1 ? 'is a link' : 'are links'} to what the package does not have (${first} -> ${target}).`,
        consequence: 'Opening it fails at run time: ENOENT, no such file or directory.',
        remedy: 'Add what the link leads to, or leave the link out.',
        certain: false,
    });
}

;// CONCATENATED MODULE: ../../src/package/preflight/names.ts

/** Names that do not say where in the function's directory a file belongs. */
function nameFindings({ entries }) {
    return [...outside(entries), ...backslashes(entries), ...duplicates(entries)];
}
function outside(entries) {
    const files = namesOf(entries, (name) => /^([A-Za-z]:)?[/\\]|(^|[/\\])\.\.([/\\]|$)/.test(name));
    return findingAbout(files, {
        rule: 'unsafe-name',
        what: `${named(files)} ${files.length === 1 ? 'leads' : 'lead'} out of the package.`,
        consequence: 'Such a zip writes over files outside the folder that it is unpacked to.',
        remedy: 'Zip from inside the directory, so that names are relative and without `..`.',
        // Whatever Lambda does with it: nobody means to deploy one.
        certain: true,
    });
}
function backslashes(entries) {
    const files = namesOf(entries, (name) => name.includes('\\'));
    return findingAbout(files, {
        rule: 'backslash-name',
        what: `${named(files)} ${files.length === 1 ? 'has' : 'have'} backslashes instead of slashes.`,
        consequence: 'Linux may take the whole name for a file in the root, so that the folder is not there.',
        remedy: 'Rename it, or make the zip with a tool that writes slashes between folders and files.',
        // Readers differ, and reports about Lambda do too.
        certain: false,
    });
}
function duplicates(entries) {
    const crcs = new Map();
    const duplicated = new Set();
    for (const { name, isDirectory, source } of entries) {
        if (isDirectory)
            continue;
        if ((crcs.get(name) ?? source.crc32) !== source.crc32)
            duplicated.add(name);
        crcs.set(name, source.crc32);
    }
    const files = [...duplicated];
    return findingAbout(files, {
        rule: 'duplicate-name',
        what: `The package holds ${named(files)} more than once, with different contents.`,
        consequence: 'Only one of them is there at run time, and it may be the old one.',
        remedy: 'Delete the old zip before making the new one.',
        certain: false,
    });
}
function namesOf(entries, test) {
    return entries.map(({ name }) => name).filter(test);
}

;// CONCATENATED MODULE: ../../src/package/preflight/library-package.ts
/** More folders of Python packages than this are not told apart. */
const MAX_ROOTS = 100;
/** Words for systems, processors and C libraries in the names of packages and folders. */
const PLATFORM_WORD = /^(linux(musl|glibc)?|darwin|mac(os|osx)?|osx|win(dows|32|64|10)?|android|freebsd|alpine|rhel|debian|ubuntu|aarch64|arm(64|v\d\w*|hf)?|x(86|64)|64|32|amd64|ia32|i386|universal2?|gnu\w*|glibc|musl\w*|msvc)$/i;
/**
 * Tells which package a library belongs to. What npm installs for one platform is a package of its
 * own in the scope of the others (`@img/sharp-linux-x64`, `@img/sharp-darwin-arm64`); what pip
 * installs is one folder or module (`numpy`, `numpy.libs`); anything else belongs to its folder.
 *
 * @param roots Folders that pip installed into, from {@link pythonRoots}.
 */
function packageOf(name, roots) {
    const npm = /^.*(?:^|\/)node_modules\/(?:([@.][^/]+)\/)?([^/]+)\//.exec(name);
    if (npm !== null) {
        const [folder, scope, module = ''] = npm;
        // Folders with a dot, such as Prisma's `.prisma/client`, are made on the spot.
        const published = scope?.startsWith('.') === true ? undefined : folder;
        return { group: `npm ${scope?.slice(1) ?? neutral(module)}`, published };
    }
    const root = roots.find((folder) => name.startsWith(folder));
    if (root !== undefined) {
        const [module = ''] = name.slice(root.length).split(/[./]/, 1);
        return { group: `pip ${root}${module}`, published: `${root}${module}` };
    }
    const [set] = /^(.*\/)?(prebuilds|runtimes)\//.exec(name) ?? [];
    if (set !== undefined)
        return { group: set, published: set.endsWith('prebuilds/') ? set : undefined };
    return { group: name.split('/').slice(0, -1).map(neutral).join('/'), published: undefined };
}
/** Folders that Python packages are installed into, each with its slash; `''` for the package itself. */
function pythonRoots(names) {
    const roots = new Set();
    for (const name of names) {
        const [, root] = /^(.*(?:site|dist)-packages\/)/.exec(name) ?? /^((?:.*\/)?)[^/]+\.dist-info\//.exec(name) ?? [];
        if (root !== undefined && roots.size < MAX_ROOTS)
            roots.add(root);
    }
    return [...roots].sort((a, b) => b.length - a.length);
}
function neutral(name) {
    const words = name.split(/[-_.+]/).filter((word) => !PLATFORM_WORD.test(word));
    return words.join('-');
}

;// CONCATENATED MODULE: ../../src/package/preflight/native.ts




/** More files than this are not looked into: nothing is said then. */
const MAX_NATIVE = 2_000;
/** Not `.dll`: those of .NET are for every system. */
const LIBRARY = /\.(node|pyd|dylib|bundle)$|\.so(\.\d+)*$/;
/** What code loads by itself: a better example than the libraries that it depends on. */
const NATIVE_MODULE = /\.(node|pyd)$|\.(cpython|abi3)[^/]*\.so$/;
/** Systems that take ELF files as Linux does, and yet others. */
const NAMED_SYSTEM = /android|musl/i;
const MUSL = 'Alpine Linux (musl)';
/**
 * Programs and native libraries that were installed for another system or processor than Lambda's.
 * Packages that hold them for several platforms pick the right one when they are loaded.
 *
 * @returns at most one finding, never certain: nobody can say from outside what is loaded.
 */
async function nativeFindings(archive, target, signal) {
    // Jars hold libraries for every platform, and fall back on Java.
    if (target.packageRuntime?.startsWith('java') === true)
        return [];
    const natives = await readNatives(archive, target, signal);
    const right = natives.filter(({ platform }) => runsOnLambda(platform, target.architecture));
    const served = new Set([...right, ...forManyPlatforms(natives)].map(({ group }) => group));
    const wrong = natives.filter(({ group }) => !served.has(group));
    const [first, ...others] = wrong.sort((a, b) => rank(a) - rank(b));
    if (first === undefined)
        return [];
    const platform = describePlatform(first.platform);
    const files = [first, ...others]
        .filter((native) => describePlatform(native.platform) === platform)
        .map(({ name }) => name);
    const wanted = describePlatform({ system: 'Linux', machine: target.architecture });
    return findingAbout(files, {
        rule: 'wrong-platform',
        what: `${named(files)} ${files.length === 1 ? 'is' : 'are'} built for ${platform}, but the function runs on ${wanted}.`,
        consequence: consequence(first),
        remedy: remedy(first.name, wanted, target),
        certain: false,
    });
}
async function readNatives(archive, { packageRuntime }, signal) {
    // The program that .NET makes beside a library is not started: the runtime loads the library.
    const programs = packageRuntime?.startsWith('dotnet') !== true;
    const entries = archive.entries.filter((entry) => !entry.isLink && (LIBRARY.test(entry.name) || (programs && mayBeProgram(entry))));
    if (entries.length > MAX_NATIVE)
        return [];
    const roots = pythonRoots(archive.entries.map(({ name }) => name));
    const natives = [];
    for (const entry of entries) {
        signal?.throwIfAborted();
        const { name } = entry;
        const platform = platformOf(await archive.firstBytes(entry));
        if (platform === undefined)
            continue;
        const isProgram = !LIBRARY.test(name);
        // What is linked statically to musl runs everywhere.
        const named = isProgram ? platform : withNamedSystem(name, platform);
        natives.push({ name, platform: named, isProgram, ...packageOf(name, roots) });
    }
    return natives;
}
/** By its mode, and as programs for Linux are called; `bootstrap` has a check of its own. */
function mayBeProgram({ name, mode = 0, isDirectory }) {
    return (!isDirectory && (mode & file_mode/* EXECUTE_BY_OTHERS */.Oh) !== 0 && /(?:^|\/)[^./]+$/.test(name) && name !== 'bootstrap');
}
/** `linux-x64-musl` and `android-arm64` show in the name alone. */
function withNamedSystem(name, platform) {
    const [word] = NAMED_SYSTEM.exec(name) ?? [];
    if (word === undefined || platform.system !== 'Linux')
        return platform;
    return { ...platform, system: word.toLowerCase() === 'musl' ? MUSL : 'Android' };
}
/**
 * What a publisher put together for several systems was not installed for a wrong one. Two C libraries of Linux are not
 * two systems: `@lmdb/lmdb-linux-x64` has both.
 */
function forManyPlatforms(natives) {
    const systems = new Map();
    return natives.filter(({ published, platform }) => {
        if (published === undefined)
            return false;
        const system = platform.system === MUSL ? 'Linux' : platform.system;
        const other = systems.get(published) ?? system;
        systems.set(published, other);
        return other !== system;
    });
}
function rank({ name }) {
    return NATIVE_MODULE.test(name) ? 0 : 1;
}
function consequence({ isProgram, platform: { system } }) {
    if (isProgram)
        return 'Starting it fails at run time: exec format error.';
    if (system.includes('musl'))
        return 'Loading it fails at run time: Lambda has glibc instead of musl.';
    return system === 'Linux'
        ? 'Loading it fails at run time: cannot open shared object file.'
        : 'Loading it fails at run time: invalid ELF header.';
}
function remedy(name, wanted, { architecture = 'x86_64', packageRuntime }) {
    const elsewhere = 'or install them on a runner of that kind';
    if (name.includes('node_modules/')) {
        const cpu = architecture === 'arm64' ? 'arm64' : 'x64';
        return `Install the dependencies for ${wanted}: \`npm install --os=linux --cpu=${cpu} --libc=glibc\`, ${elsewhere}.`;
    }
    if (packageRuntime?.startsWith('python') === true) {
        const machine = architecture === 'arm64' ? 'aarch64' : 'x86_64';
        return `Install the dependencies for ${wanted}: \`pip install --platform manylinux2014_${machine} --only-binary=:all: --target DIRECTORY\`, ${elsewhere}.`;
    }
    return `Build it for ${wanted}, or install what it is part of on a runner of that kind.`;
}

;// CONCATENATED MODULE: ../../src/package/preflight/permissions.ts



/**
 * Permissions that lock Lambda out. It runs code as a user that owns nothing, so that only the last
 * three bits count; zips made on other systems than Unix carry none and are readable.
 *
 * @param handlers Files any of which will do as the handler's; empty if it is unknown what is loaded.
 */
function permissionFindings({ entries }, handlers) {
    const locked = entries.filter((entry) => !entry.isLink && isLocked(entry));
    const own = new Set(handlers);
    const sorted = locked.toSorted((a, b) => permissions_rank(a, own) - permissions_rank(b, own));
    const names = sorted.map(({ name }) => name);
    const lockedNames = new Set(locked.map(plainName));
    const openNames = new Set(entries.filter((entry) => !isLocked(entry)).map(plainName));
    return findingAbout(names, {
        rule: 'unreadable-file',
        what: `${named(names)} cannot be read by everyone (mode ${(0,file_mode/* permissionsOf */.k0)(sorted[0]?.mode ?? 0)}).`,
        consequence: `Lambda runs as another user: EACCES: permission denied, open '/var/task/${names[0]}'.`,
        remedy: 'Before zipping: `chmod -R u=rwX,go=rX .`; or give the directory as `source-dir`.',
        certain: handlers.length > 0 && handlers.every((name) => lockedNames.has(name) && !openNames.has(name)),
    });
}
function isLocked({ isDirectory, mode }) {
    if (mode === undefined)
        return false;
    return (mode & file_mode/* READ_BY_OTHERS */.bO) === 0 || (isDirectory && (mode & file_mode/* EXECUTE_BY_OTHERS */.Oh) === 0);
}
/** The handler's file comes first. */
function permissions_rank(entry, own) {
    return own.has(plainName(entry)) ? 0 : 1;
}

;// CONCATENATED MODULE: ../../src/package/preflight/python-version.ts


/** An extension module for one version of CPython (PEP 3149); those of the stable ABI end in `.abi3.so` or `.so`. */
const EXTENSION = /\.cpython-3(\d+)-[^/]*\.so$/;
const RUNTIME = /^python3\.(\d+)$/;
/**
 * Extension modules that were installed for another version of Python than the runtime's: it does not find them.
 *
 * @returns at most one finding, never certain: nobody can say from outside what is imported.
 */
function pythonVersionFindings({ entries }, { packageRuntime }) {
    const [, wanted] = RUNTIME.exec(packageRuntime ?? '') ?? [];
    if (wanted === undefined)
        return [];
    const roots = pythonRoots(entries.map(({ name }) => name));
    const extensions = entries.flatMap(({ name }) => {
        const [, minor] = EXTENSION.exec(name) ?? [];
        return minor === undefined ? [] : [{ name, minor, group: packageOf(name, roots).group }];
    });
    const served = new Set(extensions.filter(({ minor }) => minor === wanted).map(({ group }) => group));
    const wrong = extensions.filter(({ group }) => !served.has(group));
    const [first] = wrong;
    if (first === undefined)
        return [];
    const files = wrong.filter(({ minor }) => minor === first.minor).map(({ name }) => name);
    const module = first.name.replace(EXTENSION, '').replace(/^(?:.*\/)?(?:site|dist)-packages\//, '');
    return findingAbout(files, {
        rule: 'wrong-python',
        what: `${named(files)} ${files.length === 1 ? 'is' : 'are'} built for Python 3.${first.minor}, but the function runs on Python 3.${wanted}.`,
        consequence: `Importing it fails at run time: No module named '${module.replaceAll('/', '.')}'.`,
        remedy: `Install the dependencies with Python 3.${wanted}, or with \`pip install --python-version 3.${wanted} --only-binary=:all: --target DIRECTORY\`.`,
        certain: false,
    });
}

;// CONCATENATED MODULE: ../../src/package/preflight/secrets.ts

/** Dependencies hold such files as examples. */
const secrets_DEPENDENCIES = /(^|\/)(node_modules|site-packages|dist-packages|vendor)\//;
/** Files that hold secrets by their purpose, or if there is something in them. */
const SECRETS = [
    // `.env.production` and the like are often public settings of a build.
    [/(^|\/)\.env(\.local)?$/],
    [/(^|\/)(\.git-credentials|\.netrc|\.pypirc|id_(rsa|dsa|ecdsa|ed25519)|[^/]*\.tfstate)$/],
    [/(^|\/)gha-creds-[^/]*\.json$/],
    [/(^|\/)\.aws\/credentials$/],
    // A variable, as in `${NPM_TOKEN}`, is no token.
    [/(^|\/)\.npmrc$/, /_(authToken|auth|password)\s*=\s*["']?(?!\$\{)[^\s"']/],
    [/(^|\/)\.git\/config$/, /extraheader\s*=\s*authorization/i],
];
/** More files than this are not looked into. */
const MAX_FILES = 100;
/** More names than this are not shown. */
const MAX_SHOWN = 5;
/** Secrets of the machine that built the package. */
async function secretFindings(archive) {
    const secrets = [];
    const files = archive.entries.filter(({ isDirectory, isLink }) => !isDirectory && !isLink);
    const candidates = files.filter(({ name }) => !secrets_DEPENDENCIES.test(name) && rulesFor(name).length > 0);
    for (const entry of candidates.slice(0, MAX_FILES)) {
        if (await isSecret(archive, entry))
            secrets.push(entry.name);
    }
    return findingAbout(secrets, {
        rule: 'secret-file',
        what: `The package holds ${listed(secrets)}: ${secrets.length === 1 ? 'a file that is' : 'files that are'} likely to contain secrets.`,
        consequence: 'Whoever may download the code of the function can read them.',
        remedy: 'Leave them out: `exclude`, or a line for each in .lambdaignore.',
        certain: false,
    });
}
async function isSecret(archive, entry) {
    const [, content] = rulesFor(entry.name)[0] ?? [];
    return (entry.size > 0 && (content === undefined || content.test((await archive.firstBytes(entry)).toString())));
}
function rulesFor(name) {
    return SECRETS.filter(([pattern]) => pattern.test(name));
}
function listed(files) {
    const shown = files.slice(0, MAX_SHOWN).join(', ');
    return files.length > MAX_SHOWN ? `${shown} and ${files.length - MAX_SHOWN} more` : shown;
}

;// CONCATENATED MODULE: ../../src/package/preflight/size.ts
/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, deployment package, unzipped. */
const TOO_LARGE = 262_144_000;
/** A package that is larger than Lambda unpacks. */
function sizeFindings({ entries }) {
    const unzipped = entries.reduce((sum, { size }) => sum + size, 0);
    const [largest] = entries.toSorted((a, b) => b.size - a.size);
    if (unzipped < TOO_LARGE || largest === undefined)
        return [];
    return [
        {
            rule: 'too-large',
            file: largest.name,
            what: `The package is ${mebibytes(unzipped)} unzipped; its largest file is ${largest.name} (${mebibytes(largest.size)}).`,
            consequence: `Lambda refuses it: Unzipped size must be smaller than ${TOO_LARGE} bytes.`,
            remedy: 'Leave files out, move data to S3 or EFS, or deploy a container image.',
            certain: true,
        },
    ];
}
function mebibytes(bytes) {
    return `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
}

;// CONCATENATED MODULE: ../../src/package/preflight/preflight.ts












/**
 * Looks in a zip for what Lambda would only notice at the first invocation, or after the upload. Reads
 * the central directory and the first bytes of a few entries, so that a hostile zip costs bounded
 * time and memory.
 *
 * @param zipPath Path of the zip.
 * @returns Findings, the gravest rules first; empty where nothing is wrong.
 * @throws the system's error if the file cannot be opened.
 */
async function preflight(zipPath, target, { signal } = {}) {
    const descriptor = (0,external_node_fs_.openSync)(zipPath, 'r');
    try {
        const archive = await readArchive(descriptor, (0,external_node_fs_.fstatSync)(descriptor).size);
        signal?.throwIfAborted();
        return await applyRules(archive, target, signal);
    }
    catch (error) {
        if (error instanceof DamagedZip)
            return [damaged(error)];
        throw error;
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}
async function applyRules(archive, target, signal) {
    const tree = await PackageTree.read(archive, signal);
    return [
        ...sizeFindings(archive),
        ...(archive.incomplete ? [tooMany(archive)] : await handlerFindings(archive, tree, target, signal)),
        ...(await bootstrapFindings(archive, tree, target)),
        ...permissionFindings(archive, archive.incomplete ? [] : handlerFiles(tree, target)),
        ...(await nativeFindings(archive, target, signal)),
        ...pythonVersionFindings(archive, target),
        ...nameFindings(archive),
        ...(archive.incomplete ? [] : linkFindings(tree)),
        ...(await secretFindings(archive)),
    ];
}
/** Readers differ about the rest, such as bytes behind the end or fields that nobody needs. */
const REFUSED_BY_ALL = /End of central directory record|unexpected EOF|beyond the end|header signature/;
function damaged(error) {
    return {
        rule: 'damaged-zip',
        what: `The file is not a zip, or it is damaged: ${error.message}`,
        consequence: 'Lambda refuses it: Could not unzip uploaded file. Please check your file, then try to upload again.',
        remedy: 'Build it again, and make sure that it is complete before this step starts.',
        certain: REFUSED_BY_ALL.test(error.message),
    };
}
function tooMany({ entries }) {
    return {
        rule: 'too-many-entries',
        what: `The package has more than ${entries.length} entries; only these were checked.`,
        consequence: 'Lambda may refuse it, or take long to unpack it.',
        remedy: 'Leave files out, or bundle them.',
        certain: false,
    };
}


/***/ })

};
