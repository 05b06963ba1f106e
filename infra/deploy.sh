#!/usr/bin/env bash
# From a subscription to a running bot; run again, it brings what is there up to date. A script and no azure.yaml: that would need azd and its
# environments beside the Azure CLI, and keep what is secret in a file of them.
set -euo pipefail
# What is secret goes through variables, and a trace would print it.
set +x

usage() {
    cat <<'END'
infra/deploy.sh [-g GROUP] [-l LOCATION] [-p PARAMETERS]

  -g GROUP       resource group, made if it is not there; one bot each (default: newsbot)
  -l LOCATION    region of a new group (default: westeurope)
  -p PARAMETERS  parameter file (default: infra/main.bicepparam)

Environment, all optional:
  DISCORD_APPLICATION_ID, DISCORD_PUBLIC_KEY, DISCORD_BOT_TOKEN
                 from Discord's developer portal; kept in the key vault, so the next run needs them only where they change;
                 asked for on a terminal where they are not kept yet
  NEWSBOT_ALERT_EMAIL, NEWSBOT_CONTACT, NEWSBOT_ALWAYS_READY
                 see infra/main.bicepparam
END
}

group=newsbot
location=westeurope
here=$(cd "$(dirname "$0")" && pwd)
parameters=$here/main.bicepparam
while getopts g:l:p:h option; do
    case $option in
        g) group=$OPTARG ;;
        l) location=$OPTARG ;;
        p) parameters=$OPTARG ;;
        h) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
done
shift $((OPTIND - 1))
if [ $# -gt 0 ]; then
    usage >&2
    exit 2
fi

step() { echo "== $*" >&2; }
fail() { echo "$*" >&2; exit 1; }
need() { command -v "$1" >/dev/null || fail "This needs $1: $2"; }
need az "the Azure CLI"
need dotnet "the .NET 10 SDK"
need zip "to pack the app"
need curl "to ask whether the bot is well"
[ -f "$parameters" ] || fail "There is no file $parameters."

subscription=$(az account show --query id --output tsv) || fail "Sign in first: az login"

step "resource group $group"
if [ "$(az group exists --name "$group")" != true ]; then
    # A subscription that never had such resources does not know them yet.
    for provider in Web Storage KeyVault ManagedIdentity OperationalInsights Insights Consumption; do
        az provider register --namespace "Microsoft.$provider" --wait
    done
    az group create --name "$group" --location "$location" --output none
fi
scope=/subscriptions/$subscription/resourceGroups/$group

# What a deployment before this one left, and this one must not lose. The vault is asked through the resource manager, which tells names
# only: nobody needs a role on the secrets themselves.
vault=$(az keyvault list --resource-group "$group" --query "[?starts_with(name, 'kv-')].name | [0]" --output tsv)
if [ -z "$vault" ]; then
    # A vault that went with its group keeps its name for a week, and a new one of that name is refused. It comes back with what it held.
    vault=$(az keyvault list-deleted --resource-type vault \
        --query "[?starts_with(properties.vaultId, '$scope/') && starts_with(name, 'kv-')].name | [0]" --output tsv 2>/dev/null || true)
    if [ -n "$vault" ]; then
        step "vault $vault, deleted before, comes back"
        az keyvault recover --name "$vault" --output none
    fi
fi
stored=
if [ -n "$vault" ]; then
    stored=$(az rest --method get --url "$scope/providers/Microsoft.KeyVault/vaults/$vault/secrets?api-version=2023-07-01" \
        --query "value[].name" --output tsv)
fi
budget_start=$(az rest --method get --url "$scope/providers/Microsoft.Consumption/budgets?api-version=2023-11-01" \
    --query "value[?starts_with(name, 'budget-')].properties.timePeriod.startDate | [0]" --output tsv 2>/dev/null || true)

is_stored() { grep -qx "$1" <<<"$stored"; }

# From the environment, else from the terminal, never from an argument, which other users of the machine could read.
ask() {
    local variable=$1 secret=$2 what=$3 value=
    if [ -n "${!variable:-}" ]; then
        export "${variable?}"
    elif ! is_stored "$secret" && [ -t 0 ]; then
        read -rsp "$what (Enter: without): " value
        echo >&2
        export "$variable=$value"
    fi
}
ask DISCORD_APPLICATION_ID discord-application-id "Discord application id"
ask DISCORD_PUBLIC_KEY discord-public-key "Discord public key"
ask DISCORD_BOT_TOKEN discord-bot-token "Discord bot token"

# A list as the CLI takes it: ["a","b"].
list=
for secret in $stored; do
    list+=${list:+,}\"$secret\"
done
overrides=("storedSecrets=[$list]")
if [ -n "$budget_start" ]; then
    overrides+=("budgetStart=${budget_start:0:10}")
fi
if [ "$(az account show --query user.type --output tsv)" = user ]; then
    # Whoever deploys may run newsbot against the cloud's storage.
    if operator=$(az ad signed-in-user show --query id --output tsv); then
        overrides+=("operatorPrincipalId=$operator")
    else
        echo "Who you are could not be asked, so you get no rights to run newsbot against the account (operatorPrincipalId)." >&2
    fi
fi

step "resources (some minutes)"
outputs=$(az deployment group create --resource-group "$group" --name newsbot --parameters "$parameters" --parameters "${overrides[@]}" \
    --query "properties.outputs.[appName.value, healthUrl.value, interactionsUrl.value, storageAccountName.value]" --output tsv)
{ read -r app && read -r health && read -r interactions && read -r storage; } < <(tr '\t' '\n' <<<"$outputs")

step "package"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# With a runtime named it is compiled ahead, for a cold start that answers in time.
dotnet publish "$here/../src/NewsBot.Functions" --configuration Release --runtime linux-x64 --self-contained false \
    --output "$work/app" --nologo --verbosity quiet
(cd "$work/app" && zip -qr "$work/app.zip" .)

step "function app $app"
# A new identity's roles take a while to be known everywhere.
for try in 1 2 3 4 5; do
    if az functionapp deployment source config-zip --resource-group "$group" --name "$app" --src "$work/app.zip" --output none; then
        break
    fi
    [ "$try" -lt 5 ] || fail "The package could not be deployed to $app; run this again."
    sleep 30
done

if [ -n "$stored${DISCORD_APPLICATION_ID:-}${DISCORD_PUBLIC_KEY:-}${DISCORD_BOT_TOKEN:-}" ]; then
    # What the app asked for before its role on the vault was known stays unanswered, and a changed secret unread, for up to a day.
    az rest --method post --output none \
        --url "$scope/providers/Microsoft.Web/sites/$app/config/configreferences/appsettings/refresh?api-version=2022-03-01" \
        || echo "The app may take a day to read the key vault anew." >&2
fi

step "health"
# 503 is the app's own word: it runs and is not well, as while messages wait in a poison queue. A new app may need some tries for its roles.
unwell=0
for _ in $(seq 60); do
    status=$(curl --silent --output /dev/null --write-out '%{http_code}' --max-time 30 "$health" || true)
    if [ "$status" = 503 ]; then
        unwell=$((unwell + 1))
    fi
    if [ "$status" = 200 ] || [ "$unwell" = 24 ]; then
        break
    fi
    sleep 5
done
case $status in
    200) ;;
    503) echo "The bot runs but is not well: AzureWebJobsStorage__accountName=$storage newsbot doctor" >&2 ;;
    *) fail "$health answers $status. The log: az webapp log tail --resource-group $group --name $app" ;;
esac

newsbot() {
    Discord__ApplicationId=${DISCORD_APPLICATION_ID:-} Discord__PublicKey=${DISCORD_PUBLIC_KEY:-} Discord__BotToken=${DISCORD_BOT_TOKEN:-} \
        dotnet run --project "$here/../src/NewsBot.Cli" --configuration Release --verbosity quiet -- "$@"
}

if [ -n "${DISCORD_BOT_TOKEN:-}" ] && [ -n "${DISCORD_APPLICATION_ID:-}" ]; then
    step "slash commands"
    newsbot discord register
    invite=$(newsbot discord invite)
else
    invite="not known without DISCORD_APPLICATION_ID and DISCORD_BOT_TOKEN: newsbot discord register; newsbot discord invite"
fi

cat <<END

The bot runs.
  Health             $health
  Interactions URL   $interactions
  Invite link        $invite
  Storage account    $storage   (newsbot against it: export AzureWebJobsStorage__accountName=$storage)

Set the Interactions URL in Discord's developer portal (General Information), then invite the bot.
END
