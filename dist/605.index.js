export const id = 605;
export const ids = [605];
export const modules = {

/***/ 3605:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  preflight: () => (/* binding */ preflight)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./node_modules/yauzl/index.js
var yauzl = __webpack_require__(663);
;// CONCATENATED MODULE: ./src/package/preflight/window-reader.ts


/** Bytes read at a time; a central directory is read in steps of about a hundred bytes. */
const WINDOW_SIZE = 256 * 1024;
/** Reads a file for yauzl through a window, so that thousands of small steps do not each wait for the disk. */
class WindowReader extends yauzl/* RandomAccessReader */.lJ {
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

;// CONCATENATED MODULE: ./src/package/preflight/archive.ts





/** More entries than this, or more bytes of names and comments, are not looked at. */
const MAX_ENTRIES = 100_000;
const MAX_DIRECTORY_SIZE = 64 * 1024 * 1024;
/** Compressed bytes that are read of an entry's head: deflate makes at most a megabyte of them. */
const HEAD_SIZE = 1024;
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
    const { zip, entries, incomplete } = await damaging(() => readDirectory(descriptor, size));
    return {
        entries,
        incomplete,
        head: (entry) => damaging(() => readHead(descriptor, zip, entry)),
        content: (entry) => readContent(descriptor, zip, entry),
    };
}
async function readDirectory(descriptor, size) {
    const zip = await openDirectory(new WindowReader(descriptor), size);
    const entries = [];
    let directorySize = 0;
    for await (const entry of zip.eachEntry()) {
        directorySize += entry.fileNameRaw.length + entry.extraFieldRaw.length + entry.fileCommentRaw.length;
        if (entries.length === MAX_ENTRIES || directorySize > MAX_DIRECTORY_SIZE) {
            return { zip, entries, incomplete: true };
        }
        const described = describe(entry);
        if (entry.relativeOffsetOfLocalHeader + entry.compressedSize > size) {
            throw new Error(`${described.name} would lie beyond the end of the file`);
        }
        entries.push(described);
    }
    return { zip, entries, incomplete: false };
}
async function readHead(descriptor, zip, entry) {
    const start = await dataStart(zip, entry);
    const bytes = Buffer.alloc(Math.min(HEAD_SIZE, entry.compressedSize));
    (0,external_node_fs_.readSync)(descriptor, bytes, 0, bytes.length, start);
    return isDeflated(entry) ? (0,external_node_zlib_.inflateRawSync)(bytes, { finishFlush: external_node_zlib_.constants.Z_SYNC_FLUSH }) : bytes;
}
async function* readContent(descriptor, zip, entry) {
    if (entry.compressedSize === 0)
        return;
    const start = await damaging(() => dataStart(zip, entry));
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
async function damaging(read) {
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
function describe(entry) {
    const { generalPurposeBitFlag, fileNameRaw, extraFields, versionMadeBy, externalFileAttributes } = entry;
    const name = (0,yauzl/* getFileNameLowLevel */.ax)(generalPurposeBitFlag, fileNameRaw, extraFields, true);
    const host = versionMadeBy >>> 8;
    return {
        name,
        isDirectory: name.endsWith('/'),
        size: entry.uncompressedSize,
        compressedSize: entry.compressedSize,
        mode: host === UNIX || host === MACOS ? externalFileAttributes >>> 16 : undefined,
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

;// CONCATENATED MODULE: ./src/package/preflight/elf.ts
/** Machines as the ELF header numbers them (System V ABI, `e_machine`), under Lambda's names where it has one. */
const MACHINES = {
    3: '32-bit x86',
    40: '32-bit ARM',
    62: 'x86_64',
    183: 'arm64',
};
/** The machine a program or library is for, from its first 20 bytes; `undefined` if it is not ELF. */
function elfMachine(head) {
    if (head.length < 20 || head.toString('latin1', 0, 4) !== '\x7fELF')
        return undefined;
    const isBigEndian = head[5] === 2;
    const machine = isBigEndian ? head.readUInt16BE(18) : head.readUInt16LE(18);
    return MACHINES[machine] ?? `machine ${machine}`;
}

;// CONCATENATED MODULE: ./src/package/preflight/finding.ts
/** `a.so`, or `a.so and 3 more`. */
function named(files) {
    const [first = ''] = files;
    return files.length === 1 ? first : `${first} and ${files.length - 1} more`;
}

;// CONCATENATED MODULE: ./src/package/preflight/binaries.ts


/** More binaries than this are not looked into. */
const MAX_BINARIES = 2_000;
const BINARY = /(^|\/)bootstrap$|\.so(\.\d+)*$|\.node$/;
/** The words for a machine in file names, as in `prebuilds/linux-arm64/`. */
const MACHINE_WORDS = /(aarch64|arm64|x86[_-]64|amd64|x64)/gi;
/**
 * Programs and libraries for another processor than the function will have. Packages that bring
 * binaries for several processors are right if the same is there for this one.
 */
async function checkBinaries(archive, traits, signal) {
    const { architecture, packageRuntime, wrapper } = traits;
    if (architecture === undefined)
        return [];
    const binaries = await readBinaries(archive, signal);
    const right = binaries.filter(({ machine }) => machine === architecture);
    const counterparts = new Set(right.flatMap(({ name }) => [neutral(name), neutralFolder(name)]));
    const wrong = binaries.filter(({ name, machine }) => {
        return machine !== architecture && !counterparts.has(neutral(name)) && !isServed(name, counterparts);
    });
    const start = wrong.find(({ name }) => name === 'bootstrap');
    if (start !== undefined && packageRuntime?.startsWith('provided') === true) {
        return [wrongBootstrap(start, architecture, !wrapper)];
    }
    return wrongLibraries(wrong, architecture, right.length === 0);
}
async function readBinaries(archive, signal) {
    const binaries = [];
    for (const entry of archive.entries.filter(isBinary).slice(0, MAX_BINARIES)) {
        signal?.throwIfAborted();
        const machine = elfMachine(await archive.head(entry));
        if (machine !== undefined)
            binaries.push({ name: entry.name, machine });
    }
    return binaries;
}
function isBinary({ name, isDirectory }) {
    return !isDirectory && BINARY.test(name);
}
/** A folder that names its machine has a sibling for the right one. */
function isServed(name, counterparts) {
    return neutralFolder(name) !== folderOf(name) && counterparts.has(neutralFolder(name));
}
function neutral(name) {
    return name.replace(MACHINE_WORDS, '*');
}
function neutralFolder(name) {
    return neutral(folderOf(name));
}
function folderOf(name) {
    return name.slice(0, name.lastIndexOf('/') + 1);
}
function wrongBootstrap({ machine }, architecture, certain) {
    return {
        rule: 'wrong-architecture',
        file: 'bootstrap',
        what: `bootstrap is built for ${machine}, and the function runs on ${architecture}.`,
        consequence: 'The first invoke fails: fork/exec /var/task/bootstrap: exec format error.',
        remedy: `Build it for ${architecture}, or set \`architecture\` if the function shall change.`,
        certain,
    };
}
function wrongLibraries(wrong, architecture, all) {
    const [first] = wrong;
    if (first === undefined)
        return [];
    return [
        {
            rule: 'wrong-architecture',
            file: first.name,
            what: `${named(wrong.map(({ name }) => name))} ${wrong.length === 1 ? 'is' : 'are'} built for ${first.machine}, and the function runs on ${architecture}.`,
            consequence: 'Loading it fails at run time: cannot open shared object file, or invalid ELF header.',
            remedy: `Install the dependencies for ${architecture}, for example on a runner of that architecture.`,
            // With some binaries for the right processor, these may be ones that are never loaded.
            certain: all,
        },
    ];
}

;// CONCATENATED MODULE: ./src/package/preflight/bootstrap.ts
const EXECUTE_BY_OTHERS = 0o001;
/** What keeps the kernel from starting `bootstrap`, the program of a custom runtime. */
async function checkBootstrap(archive, { packageRuntime, wrapper }) {
    if (packageRuntime?.startsWith('provided') !== true)
        return [];
    const entry = archive.entries.find(({ name }) => name === 'bootstrap' || name === './bootstrap');
    if (entry === undefined)
        return [];
    const head = await archive.head(entry);
    const certain = !wrapper;
    return [...notExecutable(entry), ...lineEnding(head), ...otherSystem(head)].map((finding) => ({
        ...finding,
        file: 'bootstrap',
        certain,
    }));
}
function notExecutable({ mode }) {
    if (mode !== undefined && (mode & EXECUTE_BY_OTHERS) !== 0)
        return [];
    return [
        {
            rule: 'bootstrap-not-executable',
            what: mode === undefined
                ? 'bootstrap is not marked as executable: the zip was made on a system that has no such mark.'
                : `bootstrap is not executable for everyone (mode ${(mode & 0o777).toString(8).padStart(3, '0')}).`,
            consequence: 'The first invoke fails: fork/exec /var/task/bootstrap: permission denied.',
            remedy: 'Run `chmod 755 bootstrap` before zipping, on Linux or macOS; or give the directory as `source-dir`.',
        },
    ];
}
function lineEnding(head) {
    const [line = ''] = head.toString('latin1').split('\n', 1);
    if (!line.startsWith('#!') || !line.endsWith('\r'))
        return [];
    return [
        {
            rule: 'bootstrap-line-ending',
            what: 'bootstrap has Windows line endings.',
            consequence: `The kernel looks for the interpreter ${line.slice(2, -1).trim()} with a carriage return in its name: fork/exec /var/task/bootstrap: no such file or directory.`,
            remedy: 'Store it with line feeds only: `bootstrap text eol=lf` in .gitattributes.',
        },
    ];
}
/** First bytes of programs for Windows and macOS. */
const OTHER_SYSTEMS = [
    ['MZ', 'Windows'],
    ['\xcf\xfa\xed\xfe', 'macOS'],
    ['\xca\xfe\xba\xbe', 'macOS'],
];
function otherSystem(head) {
    const found = OTHER_SYSTEMS.find(([start]) => head.toString('latin1', 0, start.length) === start);
    if (found === undefined)
        return [];
    return [
        {
            rule: 'bootstrap-other-system',
            what: `bootstrap is a program for ${found[1]}.`,
            consequence: 'The first invoke fails: fork/exec /var/task/bootstrap: exec format error.',
            remedy: 'Build it for Linux.',
        },
    ];
}

;// CONCATENATED MODULE: ./src/package/preflight/handler-place.ts
/**
 * Where a managed runtime looks for the handler, as the runtime interface clients under
 * https://github.com/aws do it: nodejs `UserFunction.js`, python `bootstrap.py`, ruby
 * `lambda_handler.rb`; for Java and .NET as the Lambda developer guide says.
 *
 * @returns `undefined` for an unknown runtime and for a handler outside the package; `'malformed'`
 *   for one that the runtime cannot split.
 */
function handlerPlace(runtime, handler) {
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
        shown: 'bootstrap',
        inJars: false,
        failure: "Runtime.InvalidEntrypoint: Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]",
    };
}
function node(handler, major) {
    const [, folder = '', module] = /^(.*\/)?([^./]*)\.[^/]+$/.exec(handler) ?? [];
    if (module === undefined || handler.includes('..'))
        return 'malformed';
    const path = folder + module;
    // Since Node.js 24 the runtime loads TypeScript as well.
    const typed = major >= 24 ? ['.ts', '.mts', '.cts'] : [];
    const inFolder = ['index.js', 'index.json', 'index.node', 'package.json'].map((file) => `${path}/${file}`);
    return {
        files: [...['.js', '.mjs', '.cjs', ...typed].map((extension) => path + extension), path, ...inFolder],
        shown: `${path}.js, .mjs${typed.length > 0 ? ', .cjs or .ts' : ' or .cjs'}`,
        inJars: false,
        failure: `Runtime.ImportModuleError: Error: Cannot find module '${module}'`,
    };
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
        inJars: false,
        failure: `Runtime.ImportModuleError: Unable to import module '${module}': No module named '${module}'`,
    };
}
function ruby(handler) {
    const [path, ...names] = handler.split('.');
    if (path === undefined || path === '' || names.length < 1 || names.length > 2)
        return 'malformed';
    return {
        files: [`${path}.rb`],
        shown: `${path}.rb`,
        inJars: false,
        failure: `LoadError: cannot load such file -- ${path}`,
    };
}
function java(handler) {
    const [name = ''] = handler.split('::');
    const file = `${name.replaceAll('.', '/')}.class`;
    return {
        files: [file],
        shown: `${file}, or in a jar in lib/`,
        inJars: true,
        failure: `Class not found: ${name} (java.lang.ClassNotFoundException)`,
    };
}
function dotnet(handler) {
    const [assembly = ''] = handler.split('::');
    return {
        files: [`${assembly}.dll`],
        shown: `${assembly}.dll`,
        inJars: false,
        failure: `Could not find the specified handler assembly with the file name '${assembly}'`,
    };
}

;// CONCATENATED MODULE: ./src/package/preflight/jars.ts
/** Bytes of jars that are unpacked to look for a class, in all. */
const MAX_UNPACKED = 128 * 1024 * 1024;
/**
 * Whether a jar in `lib/` holds one of the files. The names of a jar's entries are in it uncompressed,
 * so that a search for their bytes does, at no cost in memory.
 *
 * @returns true as well where there is more in the jars than may be searched, or one is damaged:
 *   then nobody can say that it is missing.
 */
async function isInJars(archive, files, signal) {
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

;// CONCATENATED MODULE: ./src/package/preflight/likely-cause.ts

/** Folders that hold other people's code: an index.js in there is not the handler. */
const FOREIGN = /(^|\/)(node_modules|site-packages|dist-packages|vendor|__pycache__|\.[^/]+)\//;
/** Looks for the handler's file in the wrong folder, in the wrong case, and before compilation. */
function likelyCause(place, names, runtime) {
    return (tooDeep(place, names) ??
        otherCase(place, names) ??
        notCompiled(place, names, runtime) ?? {
        what: '',
        remedy: 'Add the file to the package, or change the handler in the configuration of the function.',
    });
}
function tooDeep(place, names) {
    const [folder] = names.flatMap((name) => likely_cause_folderOf(place, name) ?? []).sort((a, b) => depth(a) - depth(b));
    if (folder === undefined)
        return undefined;
    if (names.every((name) => name.startsWith(folder))) {
        return {
            what: ` Everything in the package is one folder too deep, in ${folder}.`,
            remedy: `Zip what is in ${folder} instead of the folder itself, or let \`source-dir\` name the folder.`,
        };
    }
    return {
        what: ` There is one in ${folder}.`,
        remedy: `Package the folder ${folder}, or put ${folder} before the handler in the configuration of the function.`,
    };
}
/** The folder, with its slash, in which the file would serve; `undefined` if it would in none. */
function likely_cause_folderOf(place, name) {
    if (FOREIGN.test(name))
        return undefined;
    for (let end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
        if (isFoundAt(place, name.slice(end + 1)))
            return name.slice(0, end + 1);
    }
    return undefined;
}
function depth(folder) {
    return folder.split('/').length;
}
function otherCase(place, names) {
    const wanted = new Set(place.files.map((file) => file.toLowerCase()));
    const found = names.find((name) => wanted.has(name.toLowerCase()));
    return found === undefined
        ? undefined
        : {
            what: ` It has ${found}, but Lambda tells upper from lower case.`,
            remedy: 'Rename the file, or change the handler in the configuration of the function.',
        };
}
function notCompiled(place, names, runtime) {
    const sources = new Set(place.files.flatMap((file) => {
        const path = file.replace(/\.[^./]*$/, '');
        return ['.ts', '.mts', '.cts', '.tsx', '.java', '.kt', '.scala', '.cs'].map((extension) => path + extension);
    }));
    const found = names.find((name) => sources.has(name));
    return found === undefined
        ? undefined
        : {
            what: ` It has ${found}, but ${runtime} does not run sources of this kind.`,
            remedy: 'Compile it in an earlier step and package what comes out.',
        };
}

;// CONCATENATED MODULE: ./src/package/preflight/handler.ts



/** The handler's file is not where the runtime looks for it, or the handler cannot be understood. */
async function checkHandler(archive, traits, signal) {
    const { packageRuntime: runtime, handler = '' } = traits;
    if (runtime === undefined || (handler === '' && !runtime.startsWith('provided')))
        return [];
    const place = handlerPlace(runtime, handler);
    if (place === undefined)
        return [];
    if (place === 'malformed')
        return [malformed(runtime, handler, traits)];
    const names = archive.entries.filter(isFile).map(({ name }) => name.replace(/^(\.\/)+/, ''));
    if (names.some((name) => isFoundAt(place, name)))
        return [];
    if (place.inJars && (await isInJars(archive, place.files, signal)))
        return [];
    return [missing(place, names, runtime, traits)];
}
function isFile({ isDirectory }) {
    return !isDirectory;
}
function missing(place, names, runtime, traits) {
    const { handler = '', layers, wrapper } = traits;
    const [file = ''] = place.files;
    const custom = runtime.startsWith('provided');
    const cause = likelyCause(place, names, runtime);
    const elsewhere = elsewhereOf(layers, wrapper);
    return {
        rule: 'handler-missing',
        file,
        what: `${custom ? `${runtime} starts \`bootstrap\`` : `The handler ${handler} is in ${place.shown}`}, and the package has no such file.${cause.what}`,
        consequence: `${elsewhere === undefined ? 'The first invoke fails' : `Unless ${elsewhere}, the first invoke fails`}: ${place.failure}.`,
        remedy: cause.remedy,
        certain: elsewhere === undefined,
    };
}
function elsewhereOf(layers, wrapper) {
    if (wrapper)
        return 'the wrapper or layer that starts the function loads something else';
    return layers ? 'one of the layers of the function holds it' : undefined;
}
function malformed(runtime, handler, { wrapper }) {
    return {
        rule: 'handler-malformed',
        what: `The handler ${handler} of the function is not one that ${runtime} understands.`,
        consequence: 'The first invoke fails: Runtime.MalformedHandlerName.',
        remedy: 'Configure the handler as `file.function`, for example `index.handler` for index.js.',
        certain: !wrapper,
    };
}

;// CONCATENATED MODULE: ./src/package/preflight/names.ts

/** Names that do not say where in the function's directory a file belongs. */
function checkNames({ entries }) {
    return [...outside(entries), ...backslashes(entries), ...duplicates(entries)];
}
function outside(entries) {
    const files = namesOf(entries, ({ name }) => /^([A-Za-z]:)?[/\\]|(^|[/\\])\.\.([/\\]|$)/.test(name));
    if (files.length === 0)
        return [];
    return [
        {
            rule: 'unsafe-name',
            file: files[0] ?? '',
            what: `The name of ${named(files)} leads out of the package.`,
            consequence: 'Lambda refuses such a zip, or leaves the file out.',
            remedy: 'Zip from inside the directory, so that names are relative and without `..`.',
            certain: false,
        },
    ];
}
function backslashes(entries) {
    const files = namesOf(entries, ({ name }) => name.includes('\\'));
    if (files.length === 0)
        return [];
    // On Unix a backslash can be meant; where modes are missing it can only be a separator.
    const separators = entries.some(({ name, mode }) => name.includes('\\') && mode === undefined);
    return [
        {
            rule: 'backslash-name',
            file: files[0] ?? '',
            what: `Backslashes instead of slashes are in the name of ${named(files)}.`,
            consequence: 'Linux takes the whole name for a file in the root, so that the folder stays empty.',
            remedy: 'Make the zip with a tool that writes slashes, or give the directory as `source-dir`.',
            certain: separators,
        },
    ];
}
function duplicates(entries) {
    const seen = new Set();
    const twice = new Set();
    for (const { name } of entries)
        (seen.has(name) ? twice : seen).add(name);
    const files = [...twice];
    if (files.length === 0)
        return [];
    return [
        {
            rule: 'duplicate-name',
            file: files[0] ?? '',
            what: `The package holds ${named(files)} more than once.`,
            consequence: 'Only one of them is there at run time, and it may be the old one.',
            remedy: 'Delete the old zip before making the new one.',
            certain: false,
        },
    ];
}
function namesOf(entries, test) {
    return entries.filter(test).map(({ name }) => name);
}

;// CONCATENATED MODULE: ./src/package/preflight/permissions.ts

const TYPE = 0o170000;
const LINK = 0o120000;
const READ_BY_OTHERS = 0o004;
const permissions_EXECUTE_BY_OTHERS = 0o001;
const EXECUTE_BY_ANYONE = 0o111;
/**
 * Permissions that lock Lambda out. It runs code as a user that owns nothing, so that only the last
 * three bits count; zips made on other systems than Unix carry none and are readable.
 */
function checkPermissions({ entries }) {
    const unix = entries.filter(({ mode }) => mode !== undefined && (mode & TYPE) !== LINK);
    const locked = unix.filter((entry) => lacks(entry, READ_BY_OTHERS) || isClosedDirectory(entry));
    const runnable = unix.filter(({ name, isDirectory, mode = 0 }) => {
        return !isDirectory && name !== 'bootstrap' && (mode & EXECUTE_BY_ANYONE) !== 0;
    });
    return [
        ...unreadable(locked),
        ...permissions_notExecutable(runnable.filter((entry) => lacks(entry, permissions_EXECUTE_BY_OTHERS))),
    ];
}
function lacks({ mode = 0 }, bit) {
    return (mode & bit) === 0;
}
function isClosedDirectory(entry) {
    return entry.isDirectory && lacks(entry, permissions_EXECUTE_BY_OTHERS);
}
function unreadable(entries) {
    const [first] = entries;
    if (first === undefined)
        return [];
    return [
        {
            rule: 'unreadable-file',
            file: first.name,
            what: `Only its owner may read ${named(entries.map(({ name }) => name))} (mode ${permissions(first)}).`,
            consequence: `Lambda runs as another user: EACCES: permission denied, open '/var/task/${first.name}'.`,
            remedy: 'Before zipping: `chmod -R u=rwX,go=rX .`; or give the directory as `source-dir`.',
            certain: true,
        },
    ];
}
function permissions_notExecutable(entries) {
    const [first] = entries;
    if (first === undefined)
        return [];
    return [
        {
            rule: 'not-executable',
            file: first.name,
            what: `Only its owner may execute ${named(entries.map(({ name }) => name))} (mode ${permissions(first)}).`,
            consequence: 'Starting it as a program fails at run time: permission denied.',
            remedy: 'Before zipping: `chmod 755` the programs; or give the directory as `source-dir`.',
            certain: false,
        },
    ];
}
function permissions({ mode = 0 }) {
    return (mode & 0o777).toString(8).padStart(3, '0');
}

;// CONCATENATED MODULE: ./src/package/preflight/size.ts
/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, deployment package, unzipped. */
const LARGEST_UNZIPPED = 262_144_000;
/** A package that is larger than Lambda unpacks. */
function checkSize({ entries }) {
    const unzipped = entries.reduce((sum, { size }) => sum + size, 0);
    if (unzipped <= LARGEST_UNZIPPED)
        return [];
    const [largest] = entries.toSorted((a, b) => b.size - a.size);
    return [
        {
            rule: 'too-large',
            ...(largest !== undefined && { file: largest.name }),
            what: `The package has ${unzipped} bytes unzipped, of which the largest file, ${largest?.name}, has ${largest?.size}.`,
            consequence: `Lambda refuses it: Unzipped size must be smaller than ${LARGEST_UNZIPPED} bytes.`,
            remedy: 'Leave files out, move data to S3 or EFS, or deploy a container image.',
            certain: true,
        },
    ];
}

;// CONCATENATED MODULE: ./src/package/preflight.ts








/**
 * Looks in a zip for what Lambda would only notice at the first invoke, or after the upload. Reads
 * the central directory and the first bytes of a few entries, so that a hostile zip costs bounded
 * time and memory.
 *
 * @param zipPath Path of the zip.
 * @returns Findings, the gravest rules first; empty where nothing is wrong.
 * @throws the system's error if the file cannot be opened.
 */
async function preflight(zipPath, traits, { signal } = {}) {
    const descriptor = (0,external_node_fs_.openSync)(zipPath, 'r');
    try {
        const archive = await readArchive(descriptor, (0,external_node_fs_.fstatSync)(descriptor).size);
        signal?.throwIfAborted();
        return await check(archive, traits, signal);
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
async function check(archive, traits, signal) {
    return [
        ...checkSize(archive),
        ...(archive.incomplete ? [tooMany(archive)] : await checkHandler(archive, traits, signal)),
        ...(await checkBootstrap(archive, traits)),
        ...checkPermissions(archive),
        ...(await checkBinaries(archive, traits, signal)),
        ...checkNames(archive),
    ];
}
function damaged(error) {
    return {
        rule: 'damaged-zip',
        what: `The file is not a zip, or a damaged one: ${error.message}.`,
        consequence: 'Lambda refuses it: Could not unzip uploaded file. Please check your file, then try to upload again.',
        remedy: 'Make it anew, and see that it is complete before this step starts.',
        certain: true,
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
