metadata description = 'What a person is told of by mail: poisoned messages, no new articles, failing posts. Each asks Application Insights every quarter of an hour.'

@description('Name that the resources\' names derive from.')
param name string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags object

@description('Resource id of Application Insights.')
param insightsId string

@description('Who is told; empty: alerts show in the portal only.')
param email string

@description('Hours without a new article after which somebody is told.')
param quietHours int

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'newsbot'
    enabled: true
    emailReceivers: [
      {
        name: 'operator'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

var rules = [
  {
    name: 'poison'
    title: 'NewsBot: messages failed for good'
    description: 'Messages are in poison queues. \'newsbot poison list\' tells why, \'newsbot poison replay\' tries them again.'
    severity: 2
    window: 'PT1H'
    query: 'customMetrics | where name == \'newsbot.poison.messages\' | summarize arg_max(timestamp, value) by queue = tostring(customDimensions.queue) | where value > 0'
  }
  {
    name: 'quiet'
    title: 'NewsBot: no new articles'
    description: 'No source brought a new article for ${quietHours} hours: nobody polls, or every source fails. See \'newsbot sources list\' and the app\'s log.'
    severity: 1
    window: quietHours < 24 ? 'PT${quietHours}H' : 'P${quietHours / 24}D'
    query: 'customMetrics | where name == \'newsbot.fetch.articles\' | summarize articles = sum(valueSum) | where coalesce(articles, 0.0) < 1'
  }
  {
    name: 'posts'
    title: 'NewsBot: digests do not arrive'
    description: 'Discord refused digests, or none could be posted for a day. \'newsbot poison list\' and \'newsbot subscriptions list\' tell which.'
    severity: 2
    window: 'PT1H'
    query: 'customMetrics | where name == \'newsbot.failures\' and tostring(customDimensions.step) == \'Post\' | summarize failures = sum(valueSum) | where failures > 0'
  }
]

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: 'alert-${rule.name}-${name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [insightsId]
      evaluationFrequency: 'PT15M'
      windowSize: rule.window
      // An Application Insights of some seconds ago does not know its tables yet, and the first deployment would end there.
      skipQueryValidation: true
      // One mail when it begins, one when it is over.
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: empty(email) ? [] : [people.id]
      }
    }
  }
]
