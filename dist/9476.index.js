export const id = 9476;
export const ids = [9476];
export const modules = {

/***/ 963:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ CONFIGURATION_MEMBERS)
/* harmony export */ });
const TEXTS = { list: 'text' };
/**
 * Every member, as the API spells it (API_UpdateFunctionConfiguration). The compiler holds the table against the types of
 * the SDK, so that a member which a new version of it brings is noticed.
 */
const CONFIGURATION_MEMBERS = {
    Role: 'text',
    Handler: 'text',
    Description: 'text',
    Timeout: 'number',
    MemorySize: 'number',
    VpcConfig: {
        members: { SubnetIds: TEXTS, SecurityGroupIds: TEXTS, Ipv6AllowedForDualStack: 'flag' },
    },
    Environment: { members: { Variables: 'variables' } },
    Runtime: 'text',
    DeadLetterConfig: { members: { TargetArn: 'text' } },
    KMSKeyArn: 'text',
    TracingConfig: { members: { Mode: 'text' } },
    Layers: TEXTS,
    FileSystemConfigs: {
        list: {
            members: { Arn: 'text', LocalMountPath: 'text', S3FilesConfig: { members: { DirectS3Read: 'text' } } },
        },
    },
    ImageConfig: { members: { EntryPoint: TEXTS, Command: TEXTS, WorkingDirectory: 'text' } },
    EphemeralStorage: { members: { Size: 'number' } },
    SnapStart: { members: { ApplyOn: 'text' } },
    LoggingConfig: {
        members: { LogFormat: 'text', ApplicationLogLevel: 'text', SystemLogLevel: 'text', LogGroup: 'text' },
    },
    CapacityProviderConfig: {
        members: {
            LambdaManagedInstancesCapacityProviderConfig: {
                members: {
                    CapacityProviderArn: 'text',
                    PerExecutionEnvironmentMaxConcurrency: 'number',
                    ExecutionEnvironmentMemoryGiBPerVCpu: 'number',
                },
            },
        },
    },
    DurableConfig: {
        members: { KMSKeyArn: 'text', RetentionPeriodInDays: 'number', ExecutionTimeout: 'number' },
    },
};


/***/ }),

/***/ 99476:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseGiven: () => (/* binding */ parseGiven),
  readConfiguration: () => (/* binding */ readConfiguration)
});

// EXTERNAL MODULE: ../../src/aws/configuration-members.ts
var configuration_members = __webpack_require__(963);
// EXTERNAL MODULE: ../../src/inputs/misspelling.ts
var misspelling = __webpack_require__(94654);
// EXTERNAL MODULE: ../../node_modules/yaml/dist/index.js
var dist = __webpack_require__(33483);
;// CONCATENATED MODULE: ../../src/plan/parse-configuration.ts

/** Stands for a key without a value, which is no text, and is not `null` either. */
const NO_VALUE = Symbol('no value');
/**
 * Every scalar is the text that is written there, quoted or not, so that a variable `1.10` is not `1.1`: what it means
 * follows from the member it is for. Only `null` is told apart, and a value that is missing.
 */
const TAGS = [
    tag('tag:yaml.org,2002:null', /^(?:~|null|Null|NULL)$/, null),
    tag('tag:yaml.org,2002:none', /^$/, NO_VALUE),
];
function tag(name, test, value) {
    return { tag: name, default: true, test, identify: () => false, resolve: () => new dist/* Scalar */.X5(value) };
}
/** By the parser's code. Its messages quote the text, which may hold secrets. */
const FAULTS = {
    BAD_INDENT: 'the indentation is wrong',
    DUPLICATE_KEY: 'a key is given twice',
    MULTIPLE_DOCS: 'there is more than one document',
    RESOURCE_EXHAUSTION: 'it is nested too deep',
    TAB_AS_INDENT: 'a tab indents it',
    TAG_RESOLVE_FAILED: 'it has a tag, such as !Ref, that means nothing here',
};
/**
 * YAML 1.2, of which JSON is a part; with anchors and merge keys.
 *
 * @param place where it stands, such as ` of lambda.yml`, if that is known
 * @param complain is given the end of a sentence that quotes nothing else
 * @returns undefined where it cannot be read
 */
function parseConfiguration(text, place, complain) {
    const lines = new dist/* LineCounter */.HN();
    const options = { prettyErrors: false, logLevel: 'error', lineCounter: lines, merge: true };
    const document = (0,dist/* parseDocument */.Tp)(text, { ...options, schema: 'failsafe', customTags: TAGS });
    const [fault] = [...document.errors, ...document.warnings];
    if (fault !== undefined) {
        const { line } = lines.linePos(fault.pos[0]);
        complain(`cannot be read as YAML or JSON, line ${line}${place}: ${FAULTS[fault.code] ?? 'it is malformed'}.`);
        return undefined;
    }
    try {
        return document.toJS();
    }
    catch {
        complain('cannot be read as YAML or JSON: an alias or merge key refers to nothing that fits, or there are too many.');
        return undefined;
    }
}

;// CONCATENATED MODULE: ../../src/plan/configuration-values.ts


/** What CreateFunction or the step has another place for. */
const ELSEWHERE = {
    Architectures: 'give the input `architecture`',
    Code: 'give a source, such as `zip-file`,',
    FunctionName: 'give the input `function-name`',
    RevisionId: 'give the input `revision-id`',
    Publish: 'give the input `publish`',
    PublishTo: 'give the input `publish-to`',
};
/** How a variable may be called (API_Environment). */
const VARIABLE = /^[a-zA-Z][a-zA-Z0-9_]+$/;
/** The members of an object that are of the right shape; what is wrong is complained of. */
function readMembers(value, shapes, path, complain) {
    if (!isObject(value)) {
        complain(`${path ? `has no members in \`${path}\`` : 'has no members'}: ${namesOf(shapes)}.`);
        return {};
    }
    const members = {};
    for (const [name, given] of Object.entries(value)) {
        const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
        const own = path === '' ? name : `${path}.${name}`;
        if (shape === undefined)
            complain(unknownMember(name, own, path, shapes));
        else
            members[name] = readValue(given, shape, own, complain);
    }
    return members;
}
function unknownMember(name, own, path, shapes) {
    const of = path === '' ? 'UpdateFunctionConfiguration' : `\`${path}\``;
    const known = shown(own);
    const elsewhere = path === '' && Object.hasOwn(ELSEWHERE, name) ? ELSEWHERE[name] : undefined;
    if (elsewhere !== undefined)
        return `has ${known}; ${elsewhere} instead.`;
    const right = name.length <= 100 ? (0,misspelling/* nearest */.p)(name, Object.keys(shapes)) : undefined;
    const hint = right === undefined ? '' : `; did you mean \`${right}\`?`;
    return `has ${known}, which is no member of ${of}${hint || '.'}`;
}
function readValue(value, shape, path, complain) {
    if (shape === 'variables')
        return readVariables(value, path, complain);
    if (typeof shape !== 'string') {
        if ('members' in shape)
            return readMembers(value, shape.members, path, complain);
        if (Array.isArray(value)) {
            return value.map((item, at) => readValue(item, shape.list, `${path}[${at}]`, complain));
        }
        complain(`needs a list as \`${path}\`${value === null ? '; `[]` is the empty one' : ''}.`);
        return undefined;
    }
    if (typeof value !== 'string') {
        complain(`needs ${KINDS[shape]} as \`${path}\`${emptyHint(value, shape)}.`);
        return undefined;
    }
    if (shape === 'text')
        return value;
    if (shape === 'number' && /^-?\d+(\.\d+)?$/.test(value))
        return Number(value);
    if (shape === 'flag' && /^(true|True|TRUE|false|False|FALSE)$/.test(value))
        return /^t/i.test(value);
    complain(`needs ${KINDS[shape]} as \`${path}\`.`);
    return undefined;
}
const KINDS = { text: 'a text', number: 'a number', flag: '`true` or `false`' };
function emptyHint(value, shape) {
    if (shape !== 'text' || (value !== null && value !== NO_VALUE))
        return '';
    return "; `''` is the empty one";
}
function readVariables(value, path, complain) {
    const variables = new Map();
    if (!isObject(value)) {
        complain(`needs names with their values in \`${path}\`.`);
        return variables;
    }
    for (const [name, given] of Object.entries(value)) {
        const own = shown(`${path}.${name}`);
        if (!VARIABLE.test(name)) {
            complain(`has ${own}: the name of a variable has two or more letters, digits and underscores, and begins with a letter.`);
        }
        else if (typeof given === 'string' || given === null)
            variables.set(name, given);
        else if (given === NO_VALUE) {
            complain(`gives ${own} no value: \`null\` removes the variable, \`''\` makes it empty.`);
        }
        else
            complain(`needs a text as ${own}.`);
    }
    return variables;
}
/** A name in code marks, short enough for a sentence. */
function shown(path) {
    return path.length > 200 ? 'a name that is too long' : `\`${path}\``;
}
function namesOf(shapes) {
    const names = Object.keys(shapes).slice(0, 5);
    return `${names.map((name) => `\`${name}\``).join(', ')}${Object.keys(shapes).length > 5 ? ', ...' : ''}`;
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// EXTERNAL MODULE: ../../src/plan/read-file.ts
var read_file = __webpack_require__(17732);
;// CONCATENATED MODULE: ../../src/plan/read-configuration.ts




/** A line that holds no member, so that it can only be a path. */
const PATH = /^(?!\s*[{[])(?!.*:(\s|$)).+$/;
/** Far more than a request may have. */
const MOST_BYTES = 1024 * 1024;
/**
 * Reads a configuration that is given as YAML or JSON, or as the path of a file with it. No problem that is found quotes
 * any of it but names: what stands there may be the value of a variable.
 *
 * @returns undefined where it is a problem
 */
function readConfiguration(given, problems) {
    const complain = (sentence) => problems.add(`\`configuration\` ${sentence}`);
    const parsed = parseGiven(given, complain);
    if (parsed === undefined)
        return undefined;
    let refused = false;
    const { Environment, ...members } = readMembers(parsed, configuration_members/* CONFIGURATION_MEMBERS */.L, '', (sentence) => {
        refused = true;
        complain(sentence);
    });
    if (refused)
        return undefined;
    const variables = Object(Environment).Variables ?? new Map();
    return { members, variables };
}
/**
 * The same as the parser has it, whatever it says.
 *
 * @param complain is given the end of a sentence that quotes nothing but a path
 */
function parseGiven(given, complain) {
    if (!PATH.test(given))
        return parseConfiguration(given, '', complain);
    const text = (0,read_file/* readFile */.T)(given, MOST_BYTES, (why) => complain(noFile(given, why)));
    return text === undefined ? undefined : parseConfiguration(text, ` of ${given}`, complain);
}
function noFile(path, why) {
    // What is no path may be anything.
    const name = /^[\w./\\@ -]+\.\w+$/.test(path) ? `\`${path}\`` : 'a path';
    return `is neither members of UpdateFunctionConfiguration (as \`MemorySize: 512\`) nor a file that can be read: it was taken for ${name}. ${why}`;
}


/***/ })

};
