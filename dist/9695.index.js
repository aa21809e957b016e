export const id = 9695;
export const ids = [9695];
export const modules = {

/***/ 89695:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createFunction: () => (/* binding */ createFunction),
  updateConfiguration: () => (/* binding */ updateConfiguration)
});

// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-lambda/dist-es/commandBuilder.js
var commandBuilder = __webpack_require__(72428);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-lambda/dist-es/schemas/schemas_0.js + 2 modules
var schemas_0 = __webpack_require__(47240);
;// CONCATENATED MODULE: ../../node_modules/@aws-sdk/client-lambda/dist-es/commands/UpdateFunctionConfigurationCommand.js


class UpdateFunctionConfigurationCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep0 */.lq, commandBuilder/* _mw0 */.yt, "UpdateFunctionConfiguration", schemas_0/* UpdateFunctionConfiguration$ */.MIf) {
}

;// CONCATENATED MODULE: ../../node_modules/@aws-sdk/client-lambda/dist-es/commands/CreateFunctionCommand.js


class CreateFunctionCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep0 */.lq, commandBuilder/* _mw0 */.yt, "CreateFunction", schemas_0/* CreateFunction$ */.L0M) {
}

// EXTERNAL MODULE: ../../src/aws/current-configuration.ts + 1 modules
var current_configuration = __webpack_require__(29550);
// EXTERNAL MODULE: ../../src/aws/function-state.ts + 1 modules
var function_state = __webpack_require__(63047);
;// CONCATENATED MODULE: ../../src/aws/without-values.ts
/** From this length on a value is taken out wherever it stands, else only where it stands for itself. */
const LONG = 4;
/**
 * Takes the values of environment variables out of the words of a request's error: a service may quote what it refuses.
 *
 * @throws what the request throws, with other words
 */
async function withoutValues(values, request) {
    try {
        return await request;
    }
    catch (error) {
        if (error instanceof Error)
            error.message = redacted(error.message, values);
        throw error;
    }
}
/** The words with `***` for every value, and for every line of one; escaped words are read where they hold one. */
function redacted(words, values) {
    const texts = [...new Set(values.flatMap((value) => [value, ...value.split(/[\r\n]+/)]))]
        .filter((text) => text.trim() !== '')
        // Of values that contain each other the longest is to go as a whole.
        .toSorted((one, other) => other.length - one.length);
    // Lambda's sentence about too many bytes ends with all of them, and may cut the last value off.
    let said = words.replace(/(String measured: ).*/s, '$1***');
    for (const read of [(text) => text, ...READERS]) {
        const plain = read(said);
        const hidden = texts.reduce(hide, plain);
        if (hidden !== plain)
            said = hidden;
    }
    return said;
}
function hide(words, text) {
    if (text.length >= LONG)
        return words.replaceAll(text, '***');
    const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return words.replace(new RegExp(`(?<!\\w)${literal}(?!\\w)`, 'g'), '***');
}
/** What JSON, URLs, forms and HTML escape, as it was. */
const READERS = [fromJson, fromUrl, (words) => fromUrl(words.replaceAll('+', ' ')), fromHtml];
const CONTROLS = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
function fromJson(words) {
    return words.replace(/\\(?:u([\da-f]{4})|(.))/gi, (_, code, char) => code === undefined ? (CONTROLS[char] ?? char) : String.fromCharCode(Number.parseInt(code, 16)));
}
function fromUrl(words) {
    return words.replace(/(?:%[\da-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString());
}
function fromHtml(words) {
    return words.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (all, decimal, hex, name) => {
        if (name !== undefined)
            return ENTITIES[name.toLowerCase()] ?? all;
        const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
        return code > 0x10ffff ? all : String.fromCodePoint(code);
    });
}

// EXTERNAL MODULE: ../../src/aws/zip-body.ts
var zip_body = __webpack_require__(50593);
;// CONCATENATED MODULE: ../../src/aws/lambda-configuration.ts





/** Guarded by the revision that was read: once more does no harm. */
function updateConfiguration(sender, { current, wanted, revisionId }, options) {
    const request = current.requestFor(wanted);
    const command = new UpdateFunctionConfigurationCommand({
        FunctionName: sender.functionName,
        ...request,
        ...(revisionId && { RevisionId: revisionId }),
    });
    const attempt = async (how) => (0,function_state/* functionState */.c)(await withoutValues(valuesOf(request), sender.client.send(command, how)));
    return sender.send('UpdateFunctionConfiguration', attempt, { ...options, idempotent: true });
}
/** A name is taken once: another function of it is refused. */
function createFunction(sender, { architecture, code, kmsKeyArn, storageMode, wanted }, options) {
    const request = current_configuration/* CurrentConfiguration */.g.requestForNew(wanted);
    const Code = {
        ...('bucket' in code && { S3Bucket: code.bucket, S3Key: code.key }),
        ...('bucket' in code && code.version !== undefined && { S3ObjectVersion: code.version }),
        ...('bucket' in code && storageMode && { S3ObjectStorageMode: storageMode }),
        ...('imageUri' in code && { ImageUri: code.imageUri }),
        ...(kmsKeyArn && { SourceKMSKeyArn: kmsKeyArn }),
    };
    const input = {
        FunctionName: sender.functionName,
        Role: undefined,
        ...request,
        Code,
        PackageType: 'imageUri' in code ? 'Image' : 'Zip',
        ...(architecture && { Architectures: [architecture] }),
    };
    const command = new CreateFunctionCommand(input);
    if ('zipPath' in code)
        (0,zip_body/* sendZip */.Q)(command, code.zipPath, code.size);
    const attempt = async (how) => (0,function_state/* functionState */.c)(await withoutValues(valuesOf(request), sender.client.send(command, how)));
    return sender.send('CreateFunction', attempt, { ...options, idempotent: true });
}
function valuesOf({ Environment }) {
    return Object.values(Environment?.Variables ?? {});
}


/***/ })

};
